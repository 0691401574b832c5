{# One row per report: what it is, its platform, country and period, and where each was read. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

int_report__placed as (

    select * from {{ ref('int_report__placed') }}

),

int_report__dated as (

    select * from {{ ref('int_report__dated') }}

),

described as (

    select
        stg_raw__report.report_id,
        stg_raw__report.report_file,
        stg_raw__report.media_type,
        stg_raw__report.page_count,
        stg_raw__report.language_code,
        stg_raw__report.title_text,
        int_report__placed.platform_code,
        int_report__placed.platform_evidence,
        int_report__placed.country_code,
        int_report__placed.country_evidence,
        int_report__dated.reference_period_start,
        int_report__dated.reference_period_end,
        int_report__dated.period_evidence,
        stg_raw__report.run_id,
        stg_raw__report.ingested_at
    from stg_raw__report
    inner join int_report__placed on stg_raw__report.report_id = int_report__placed.report_id
    inner join int_report__dated on stg_raw__report.report_id = int_report__dated.report_id

)

select * from described
