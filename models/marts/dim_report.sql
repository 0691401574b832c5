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
        int_report__described.title_text::varchar as title_text,
        int_report__described.title_source::varchar as title_source,
        int_report__described.platform_code::varchar as platform_code,
        int_report__described.platform_source::varchar as platform_source,
        int_report__described.platform_text::varchar as platform_text,
        int_report__described.country_code::varchar as country_code,
        int_report__described.country_codes::varchar[] as country_codes,
        int_report__described.country_source::varchar as country_source,
        int_report__described.country_text::varchar as country_text,
        int_report__described.language_code::varchar as language_code,
        int_report__described.language_source::varchar as language_source,
        int_report__described.language_text::varchar as language_text,
        int_report__described.reference_period_start::date as reference_period_start,
        int_report__described.reference_period_end::date as reference_period_end,
        int_report__described.period_kind::varchar as period_kind,
        int_report__described.period_source::varchar as period_source,
        int_report__described.period_text::varchar as period_text,
        int_report__described.inferred_attributes::varchar[] as inferred_attributes,
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
