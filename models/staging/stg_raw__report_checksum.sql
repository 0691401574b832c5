{# One row per report and raw table. #}
with

source as (

    select * from {{ source('raw', 'report_checksum') }}

),

renamed as (

    select
        report_id,
        table_name,
        column_names,
        row_count,
        rows_sha256,
        made_at
    from source

)

select * from renamed
