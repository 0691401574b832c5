{# One row per page of a report. #}
with

source as (

    select * from {{ source('raw', 'page') }}

),

renamed as (

    select
        report_id,
        page_no,
        width,
        height,
        reader,
        reading_order,
        order_agreement,
        word_count,
        turned_word_count,
        picture_count,
        char_count,
        other_char_count,
        reader = 'ocrmypdf' as is_ocr
    from source

)

select * from renamed
