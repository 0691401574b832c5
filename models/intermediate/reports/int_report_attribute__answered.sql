{# One row per report, attribute, source and answer: all that the sources say a report is. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

stg_raw__report_attribute as (

    select * from {{ ref('stg_raw__report_attribute') }}

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
        'title' as attribute,
        source,
        text as value,
        text as answer_text,
        page_no,
        line_no
    from stg_raw__report_attribute
    where
        attribute = 'title'
        and (
            source = 'title'
            or not regexp_matches(
                lower(text), '\.(docx?|xlsx?|pptx?|pdf|indd|pub|ai)\b|^(microsoft word|untitled|sin t[ií]tulo|sans titre|powerpoint)'
            )
        )

),

shares as (

    select
        report_id,
        max_by(text, share) as language_code,
        max(share) as largest,
        coalesce(list_sort(list(share), 'DESC')[2], 0) as second,
        string_agg(text || ' ' || round(100 * share)::integer || ' %', ', ' order by share desc) as answer_text
    from stg_raw__report_attribute
    where attribute = 'language'
    group by report_id

),

-- A short or mixed text has no language: "?" with the reason.
languages as (

    select
        reports.report_id,
        'language' as attribute,
        'text' as source,
        case
            when
                reports.char_count >= {{ var('language_characters') }}
                and shares.largest >= {{ var('language_share') }}
                and shares.second <= {{ var('rival_language_share') }}
                then shares.language_code
            else '?'
        end as value,
        case
            when reports.char_count < {{ var('language_characters') }}
                then 'too short: ' || reports.char_count || ' characters'
            else coalesce(shares.answer_text, 'no passage in en, es, fr or pt')
        end as answer_text,
        cast(null as integer) as page_no,
        cast(null as integer) as line_no
    from stg_raw__report as reports
    left join shares on reports.report_id = shares.report_id

),

written as (

    select
        report_id,
        key_text as attribute,
        'sidecar' as source,
        entry_value as value,
        value_text as answer_text,
        cast(null as integer) as page_no,
        line_no
    from int_sidecar_entry__valued
    where key_text in ('title', 'language') and entry_value is not null

),

answered as (

    select * from titles
    union all by name
    select * from languages
    union all by name
    select * from written
    union all by name
    select * from int_report_country__answered
    union all by name
    select * from int_report_platform__answered
    union all by name
    select * from int_report_period__answered

)

select * from answered
