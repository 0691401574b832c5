{# One row per sentence, list item or heading; lines of tables and partner
   lists are not sentences. #}
with

source as (

    select * from {{ source('raw', 'sentence') }}

),

renamed as (

    select
        report_id,
        sentence_no,
        paragraph_no,
        section_no,
        block_kind,
        section_text,
        page_no,
        line_no,
        char_start,
        char_end,
        text
    from source

)

select * from renamed
