{# One row per report. #}
with

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

int_report__revised as (

    select * from {{ ref('int_report__revised') }}

),

dim_report as (

    select
        int_report__described.report_id::varchar as report_id,
        int_report__described.report_file::varchar as report_file,
        int_report__described.media_type::varchar as media_type,
        int_report__described.page_count::integer as page_count,
        int_report__described.language_code::varchar as language_code,
        int_report__described.title_text::varchar as title_text,
        int_report__described.platform_code::varchar as platform_code,
        int_report__described.platform_evidence::varchar as platform_evidence,
        int_report__described.country_code::varchar as country_code,
        int_report__described.country_evidence::varchar as country_evidence,
        int_report__described.reference_period_start::date as reference_period_start,
        int_report__described.reference_period_end::date as reference_period_end,
        int_report__described.period_evidence::varchar as period_evidence,
        int_report__revised.revision_no::integer as revision_no,
        int_report__revised.revision_of::varchar as revision_of,
        int_report__revised.revision_evidence::varchar as revision_evidence,
        int_report__revised.copy_of::varchar as copy_of,
        int_report__revised.is_current::boolean as is_current,
        int_report__described.run_id::integer as run_id,
        int_report__described.ingested_at::timestamp as ingested_at
    from int_report__described
    inner join int_report__revised
        on int_report__described.report_id = int_report__revised.report_id

)

select * from dim_report
