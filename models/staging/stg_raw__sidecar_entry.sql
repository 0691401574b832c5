{# One row per entry of a sidecar, those that cannot count included. #}
with

source as (

    select * from {{ source('raw', 'sidecar_entry') }}

),

renamed as (

    select
        report_id,
        sidecar_no,
        entry_no,
        line_no,
        key_text,
        value_text,
        reason_code,
        detail,
        remedy
    from source

)

select * from renamed
