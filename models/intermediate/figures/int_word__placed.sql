{# One row per word of a sentence, with the two behind it: tokens cut at hyphens and slashes,
   punctuation left out, numbers as '#'. #}
with

int_report__numbered as (

    select * from {{ ref('int_report__numbered') }}

),

int_word__split as (

    select * from {{ ref('int_word__split') }}

),

stg_raw__token as (

    select * from {{ ref('stg_raw__token') }}

),

-- A number is one word, whatever separators it has, and has the key 0.
numbers_and_words as (

    select
        report_id,
        sentence_no,
        token_no,
        1 as part_no,
        clause_no,
        char_start,
        char_end,
        figure_no,
        0 as word_key
    from stg_raw__token
    where token_kind = 'number'
    union all
    select
        tokens.report_id,
        tokens.sentence_no,
        tokens.token_no,
        split.part_no,
        tokens.clause_no,
        tokens.char_start,
        tokens.char_end,
        tokens.figure_no,
        split.word_key
    from stg_raw__token as tokens
    inner join int_word__split as split
        on tokens.folded = split.folded
    where tokens.token_kind = 'word'

),

placed as (

    select
        reports.report_no,
        words.sentence_no,
        words.token_no,
        words.clause_no,
        words.char_start,
        words.char_end,
        words.figure_no,
        words.word_key,
        cast(row_number() over sentence_words as integer) as word_no,
        lead(words.word_key) over sentence_words as second_word_key,
        lead(words.char_end) over sentence_words as second_char_end,
        lead(words.word_key, 2) over sentence_words as third_word_key,
        lead(words.char_end, 2) over sentence_words as third_char_end
    from numbers_and_words as words
    inner join int_report__numbered as reports
        on words.report_id = reports.report_id
    window sentence_words as (
        partition by reports.report_no, words.sentence_no
        order by words.token_no, words.part_no
    )

)

select * from placed
