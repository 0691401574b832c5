{# One row per number in a sentence, those that count nothing (dates, decrees ...) included. #}
with

source as (

    select * from {{ source('raw', 'figure') }}

),

renamed as (

    select
        report_id,
        figure_no,
        sentence_no,
        page_no,
        line_no,
        char_start,
        char_end,
        figure_text,
        number_start,
        number_end,
        number_text,
        figure_kind,
        kind_evidence,
        value,
        value_low,
        value_high,
        value_evidence,
        qualifier_text,
        scale_text,
        currency_text,
        percent_text,
        unit_start,
        unit_end,
        unit_words,
        clause_no,
        clause_start,
        clause_end,
        clause_text
    from source

)

select * from renamed
