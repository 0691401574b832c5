{# One row per state of the file in which a person says what a report is, at a path. #}
with

source as (

    select * from {{ source('raw', 'sidecar') }}

),

renamed as (

    select
        report_id,
        sidecar_no,
        sidecar_path,
        sidecar_sha256,
        run_id,
        ingested_at
    from source

)

select * from renamed
