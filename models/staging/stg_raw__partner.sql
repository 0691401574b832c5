{# One row per name in a list of partners. #}
with

source as (

    select * from {{ source('raw', 'partner') }}

),

renamed as (

    select
        report_id,
        partner_no,
        page_no,
        line_no,
        char_start,
        char_end,
        text,
        partner_text
    from source

)

select * from renamed
