{# One row per report: the language that its text is in, or why none is told. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

stg_raw__report_attribute as (

    select * from {{ ref('stg_raw__report_attribute') }}

),

shares as (

    select
        report_id,
        max_by(text, share) as language_code,
        max(share) as largest,
        coalesce(list_sort(list(share), 'DESC')[2], 0) as second_share,
        string_agg(
            text || ' ' || cast(round(100 * share) as integer) || ' %', ', ' order by share desc
        ) as answer_text
    from stg_raw__report_attribute
    where attribute = 'language'
    group by report_id

),

-- A short or mixed text has no language: "?" with the reason.
answered as (

    select
        reports.report_id,
        'language' as attribute_name,
        'text' as answer_source,
        case
            when
                reports.char_count >= {{ var('language_characters') }}
                and shares.largest >= {{ var('language_share') }}
                and shares.second_share <= {{ var('rival_language_share') }}
                then shares.language_code
            else '?'
        end as answer_value,
        case
            when reports.char_count < {{ var('language_characters') }}
                then 'too short: ' || reports.char_count || ' characters'
            else coalesce(shares.answer_text, 'no passage in en, es, fr or pt')
        end as answer_text,
        cast(null as integer) as page_no,
        cast(null as integer) as line_no
    from stg_raw__report as reports
    left join shares on reports.report_id = shares.report_id

)

select * from answered
