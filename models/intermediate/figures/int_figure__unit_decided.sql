{# One row per quantity in prose: what it counts, and the words and rule that say so.

   Order of evidence: currency or per cent printed with the number; a noun behind it; a label
   right in front of it; the unit of the figure before it in the sentence (elided: "and 3,600
   with legal advice"); what was done ("received" is said of persons); people counted before
   in the paragraph; a noun further in front of it; nothing. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__noun_found as (

    select * from {{ ref('int_figure__noun_found') }}

),

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

acts_on_persons as (

    select
        report_id,
        figure_no,
        first(phrase order by points desc, phrase asc) as cue_phrase
    from int_figure__evidence_weighed
    where
        phrase_role = 'context'
        and phrase_code = 'delivered'
        and relation in ('after_clause', 'before_clause')
    group by report_id, figure_no

),

own as (

    select
        located.report_id,
        located.figure_no,
        located.sentence_no,
        located.paragraph_no,
        located.char_start,
        acts.cue_phrase,
        nouns.unit_type_before,
        nouns.phrase_before,
        case
            when figures.percent_text is not null then 'percent'
            when figures.currency_text is not null then 'money'
            when nouns.unit_type_after is not null then nouns.unit_type_after
            when nouns.distance_before = 1 then nouns.unit_type_before
        end as unit_type,
        case
            when figures.percent_text is not null then 'printed: ' || figures.percent_text
            when figures.currency_text is not null then 'printed: ' || figures.currency_text
            when nouns.unit_type_after is not null then 'noun behind: ' || nouns.phrase_after
            when nouns.distance_before = 1 then 'label in front: ' || nouns.phrase_before
        end as unit_evidence
    from int_figure__located as located
    inner join stg_raw__figure as figures
        on
            located.report_id = figures.report_id
            and located.figure_no = figures.figure_no
    left join int_figure__noun_found as nouns
        on
            located.report_id = nouns.report_id
            and located.figure_no = nouns.figure_no
    left join acts_on_persons as acts
        on
            located.report_id = acts.report_id
            and located.figure_no = acts.figure_no

),

inherited as (

    select
        *,
        last_value(
            case
                when unit_type in ('percent', 'money') then null
                else coalesce(unit_type, if(cue_phrase is null, unit_type_before, 'persons'))
            end ignore nulls
        ) over (
            partition by report_id, sentence_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ) as sentence_unit_type,
        last_value(if(unit_type = 'persons', unit_type, null) ignore nulls) over (
            partition by report_id, paragraph_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ) as paragraph_unit_type
    from own

),

unit_decided as (

    select
        report_id,
        figure_no,
        coalesce(
            unit_type,
            sentence_unit_type,
            if(cue_phrase is not null, 'persons', null),
            paragraph_unit_type,
            unit_type_before,
            'other'
        ) as unit_type,
        case
            when unit_type is not null then unit_evidence
            when sentence_unit_type is not null then 'elided: figure before in the sentence'
            when cue_phrase is not null then 'elided: persons, as said of ' || cue_phrase
            when paragraph_unit_type is not null then 'elided: figure before in the paragraph'
            when unit_type_before is not null then 'noun in front: ' || phrase_before
            else 'none'
        end as unit_evidence
    from inherited

)

select * from unit_decided
