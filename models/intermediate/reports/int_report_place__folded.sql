{# One row per report and place in it that may tell platform, country or period. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

int_report__headed as (

    select * from {{ ref('int_report__headed') }}

),

titles as (

    select
        report_id,
        'title' as place,
        1 as place_order,
        {{ folded_words('title_text') }} as cue_words,
        {{ period_words('title_text') }} as period_words
    from stg_raw__report

),

file_names as (

    select
        report_id,
        'file_name' as place,
        2 as place_order,
        {{ folded_words("regexp_replace(report_file, '[.][^.]*$', '')") }} as cue_words,
        {{ folded_words("regexp_replace(report_file, '[.][^.]*$', '')") }} as period_words
    from stg_raw__report

),

texts as (

    select
        stg_raw__report.report_id,
        'text' as place,
        3 as place_order,
        {{ folded_words('int_report__headed.head_text') }} as cue_words,
        {{ period_words('stg_raw__report.period_text') }} as period_words
    from stg_raw__report
    left join int_report__headed on stg_raw__report.report_id = int_report__headed.report_id

),

places as (

    select
        report_id,
        place,
        place_order,
        cue_words,
        period_words
    from titles
    union all
    select
        report_id,
        place,
        place_order,
        cue_words,
        period_words
    from file_names
    union all
    select
        report_id,
        place,
        place_order,
        cue_words,
        period_words
    from texts

)

select * from places
