{# One row per ingest that had something new to write. #}
with

source as (

    select * from {{ source('raw', 'ingest_run') }}

),

renamed as (

    select
        run_id,
        started_at,
        finished_at,
        tool_version,
        paths,
        file_count,
        read_count,
        known_count,
        rejected_count
    from source

)

select * from renamed
