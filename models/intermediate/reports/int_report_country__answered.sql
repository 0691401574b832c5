{# One row per report and source that names a country: its code, or several with commas. #}
with

int_report_cue__found as (

    select * from {{ ref('int_report_cue__found') }}

),

int_sidecar_entry__valued as (

    select * from {{ ref('int_sidecar_entry__valued') }}

),

-- A cue that names one platform outranks bare names ("GTRM Peru: the border with Ecuador").
printed as (

    select
        report_id,
        place as answer_source,
        coalesce(
            nullif(list(distinct country_code) filter (where platform_count = 1), []),
            list(distinct country_code) filter (where platform_count = 0)
        ) as country_codes,
        string_agg(distinct cue_text, ' / ' order by cue_text) as answer_text,
        min(page_no) as page_no,
        min(line_no) as line_no
    from int_report_cue__found
    where country_code is not null and platform_count < 2
    group by report_id, place

),

answered as (

    select
        report_id,
        'country' as attribute_name,
        answer_source,
        array_to_string(list_sort(country_codes), ',') as answer_value,
        answer_text,
        page_no,
        line_no
    from printed
    union all by name
    {{ sidecar_answers(['country']) }}

)

select * from answered
