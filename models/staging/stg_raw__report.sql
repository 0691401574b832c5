{# One row per report, identified by its bytes. #}
with

source as (

    select * from {{ source('raw', 'report') }}

),

renamed as (

    select
        report_id,
        report_file,
        report_path,
        media_type,
        byte_count,
        page_count,
        char_count,
        text,
        language_code,
        title_text,
        title_start,
        period_text,
        period_start,
        extractor,
        extractor_version,
        run_id,
        ingested_at
    from source

)

select * from renamed
