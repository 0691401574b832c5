{# One row per word of a sentence, as int_word__placed has it, with the id of its report. #}
with

int_report__numbered as (

    select * from {{ ref('int_report__numbered') }}

),

int_word__placed as (

    select * from {{ ref('int_word__placed') }}

),

numbered as (

    select
        reports.report_id,
        words.sentence_no,
        words.token_no,
        words.clause_no,
        words.char_start,
        words.char_end,
        words.figure_no,
        words.word,
        words.word_no
    from int_word__placed as words
    inner join int_report__numbered as reports
        on words.report_no = reports.report_no

)

select * from numbered
