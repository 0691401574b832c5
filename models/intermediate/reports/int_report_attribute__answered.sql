{# One row per report, attribute, source and answer: all that the sources say a report is. #}
with

stg_raw__report_attribute as (

    select * from {{ ref('stg_raw__report_attribute') }}

),

int_report_language__answered as (

    select * from {{ ref('int_report_language__answered') }}

),

int_report_country__answered as (

    select * from {{ ref('int_report_country__answered') }}

),

int_report_platform__answered as (

    select * from {{ ref('int_report_platform__answered') }}

),

int_report_period__answered as (

    select * from {{ ref('int_report_period__answered') }}

),

int_sidecar_entry__valued as (

    select * from {{ ref('int_sidecar_entry__valued') }}

),

titles as (

    select
        report_id,
        'title' as attribute_name,
        source as answer_source,
        text as answer_value,
        text as answer_text,
        page_no,
        line_no
    from stg_raw__report_attribute
    where
        attribute = 'title'
        and (
            source = 'title'
            or not regexp_matches(
                lower(text),
                '\.(docx?|xlsx?|pptx?|pdf|indd|pub|ai)\b'
                || '|^(microsoft word|powerpoint|untitled|sin t[ií]tulo|sans titre)'
            )
        )

),

written as (

    {{ sidecar_answers(['title', 'language']) }}

),

united as (

    select * from titles
    union all by name
    select * from int_report_language__answered
    union all by name
    select * from written
    union all by name
    select * from int_report_country__answered
    union all by name
    select * from int_report_platform__answered
    union all by name
    select * from int_report_period__answered

),

answered as (

    select
        report_id,
        attribute_name,
        answer_source,
        answer_value,
        answer_text,
        page_no,
        line_no
    from united

)

select * from answered
