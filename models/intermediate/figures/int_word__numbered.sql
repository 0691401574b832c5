{# One row per word of a sentence, as int_word__placed has it, with the id of its report and the
   word itself; a number is '#'. #}
with

int_report__numbered as (

    select * from {{ ref('int_report__numbered') }}

),

int_word__placed as (

    select * from {{ ref('int_word__placed') }}

),

int_word__split as (

    select * from {{ ref('int_word__split') }}

),

different_words as (

    select
        0 as word_key,
        '#' as word
    union all
    select distinct
        word_key,
        word
    from int_word__split

),

numbered as (

    select
        reports.report_id,
        places.report_no,
        places.sentence_no,
        places.token_no,
        places.clause_no,
        places.char_start,
        places.char_end,
        places.figure_no,
        words.word,
        places.word_no
    from int_word__placed as places
    inner join different_words as words
        on places.word_key = words.word_key
    inner join int_report__numbered as reports
        on places.report_no = reports.report_no

)

select * from numbered
