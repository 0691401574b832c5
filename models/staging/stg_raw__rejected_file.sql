{# One row per file that could not be read, per reason. #}
with

source as (

    select * from {{ source('raw', 'rejected_file') }}

),

renamed as (

    select
        file_path,
        file_sha256,
        byte_count,
        reason_code,
        place,
        detail,
        remedy,
        run_id,
        rejected_at
    from source

)

select * from renamed
