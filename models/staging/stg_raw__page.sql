{# One row per page of a PDF, those without text included; text files have none. #}
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
        word_count,
        picture_share,
        reader
    from source

)

select * from renamed
