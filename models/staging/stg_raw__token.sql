{# One row per word, number or punctuation mark of a sentence. #}
with

source as (

    select * from {{ source('raw', 'token') }}

),

renamed as (

    select
        report_id,
        sentence_no,
        token_no,
        clause_no,
        token_kind,
        char_start,
        char_end,
        text,
        folded,
        figure_no
    from source

)

select * from renamed
