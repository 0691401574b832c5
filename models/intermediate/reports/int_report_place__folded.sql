{# One row per report and place in it that may name platform or country. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

stg_raw__report_attribute as (

    select * from {{ ref('stg_raw__report_attribute') }}

),

wordings as (

    select
        report_id,
        source as place,
        candidate_no,
        text as wording,
        page_no,
        line_no,
        {{ folded_words('text') }} as line_words
    from stg_raw__report_attribute
    where attribute in ('title', 'name') and source != 'page'

),

-- "Country: Peru" anywhere on the first page says more than a name in a line.
labelled as (

    select
        report_id,
        'label' as place,
        candidate_no,
        text as wording,
        page_no,
        line_no,
        {{ folded_words('text') }} as line_words
    from stg_raw__report_attribute
    where
        attribute = 'name'
        and regexp_matches({{ folded_words('text') }}, '^(country|pais|pays)\b')

),

file_names as (

    select
        report_id,
        'file_name' as place,
        1 as candidate_no,
        report_file as wording,
        cast(null as integer) as page_no,
        cast(null as integer) as line_no,
        {{ folded_words("regexp_replace(report_file, '[.][^.]*$', '')") }} as line_words
    from stg_raw__report

),

printed as (

    select * from wordings
    union all by name
    select * from labelled
    union all by name
    select * from file_names

),

joined as (

    select
        report_id,
        place,
        string_agg(line_words, ' ' order by candidate_no) as cue_words,
        list(
            struct_pack(
                line_words := line_words, text := wording, page_no := page_no, line_no := line_no
            )
            order by candidate_no
        ) as place_lines
    from printed
    where line_words != ''
    group by report_id, place

)

select * from joined
