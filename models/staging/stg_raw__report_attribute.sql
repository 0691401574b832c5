{# One row per wording that may say what a report is, and per language of its text. #}
with

source as (

    select * from {{ source('raw', 'report_attribute') }}

),

renamed as (

    select
        report_id,
        candidate_no,
        attribute,
        source,
        text,
        share,
        page_no,
        line_no,
        char_start,
        char_end
    from source

)

select * from renamed
