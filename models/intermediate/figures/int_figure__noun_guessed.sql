{# One row per quantity in prose whose noun is in no seed: what its ending says.

   "64 beekeepers" are persons by their ending; any other unknown plural is at least not elided:
   "17 barrios" must not count what the figure before counts. A participle ("2,475 handed
   over", "1.560 asistidas") is no noun. #}
with

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

int_figure__noun_found as (

    select * from {{ ref('int_figure__noun_found') }}

),

noun_endings as (

    select * from {{ ref('noun_endings') }}

),

-- English puts the noun last, Spanish first.
unknown as (

    select
        figures.report_id,
        figures.figure_no,
        coalesce(reports.language_code, 'en') as language_code,
        regexp_extract(
            {{ fold('figures.unit_words') }},
            if(reports.language_code = 'es', '^([a-z]+)', '([a-z]+)$'),
            1
        ) as word
    from stg_raw__figure as figures
    inner join stg_raw__report as reports
        on figures.report_id = reports.report_id
    left join int_figure__noun_found as nouns
        on
            figures.report_id = nouns.report_id
            and figures.figure_no = nouns.figure_no
    where figures.unit_words is not null and nouns.unit_type_after is null

),

noun_guessed as (

    select
        unknown.report_id,
        unknown.figure_no,
        first(endings.unit_type order by len(endings.ending) desc) as unit_type,
        'unknown noun: ' || any_value(unknown.word) as unit_evidence
    from unknown
    inner join noun_endings as endings
        on
            unknown.language_code = endings.language_code
            and ends_with(unknown.word, {{ fold('endings.ending') }})
            and len(unknown.word) >= len(endings.ending) + 3
    where
        unknown.language_code != 'es'
        or not regexp_matches(unknown.word, '(ad|id|st|ch)[oa]s?$')
    group by unknown.report_id, unknown.figure_no

)

select * from noun_guessed
