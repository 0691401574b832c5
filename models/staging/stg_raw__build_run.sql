{# One row per build of the warehouse by sitrep. #}
with

source as (

    select * from {{ source('raw', 'build_run') }}

),

renamed as (

    select
        build_id,
        fingerprint,
        started_at,
        finished_at,
        tool_version,
        is_success
    from source

)

select * from renamed
