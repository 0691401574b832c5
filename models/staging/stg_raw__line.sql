{# One row per line of the report, in reading order. #}
with

source as (

    select * from {{ source('raw', 'line') }}

),

renamed as (

    select
        report_id,
        line_no,
        page_no,
        char_start,
        char_end,
        text,
        x0,
        top,
        x1,
        bottom,
        font_size,
        is_ocr
    from source

)

select * from renamed
