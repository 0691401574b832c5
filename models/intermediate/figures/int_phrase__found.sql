{# One row per place in a sentence where a phrase of the seeds stands, inside of longer ones too.

   A phrase of one word is found by it, a longer one by its first two words together; only where
   these stand are its further words looked for. #}
with

int_phrase__spelled as (

    select * from {{ ref('int_phrase__spelled') }}

),

int_word__placed as (

    select * from {{ ref('int_word__placed') }}

),

first_pairs as (

    select
        firsts.phrase_no,
        firsts.word_count,
        firsts.word as first_word,
        seconds.word as second_word
    from int_phrase__spelled as firsts
    inner join int_phrase__spelled as seconds
        on
            firsts.phrase_no = seconds.phrase_no
            and firsts.word_position = 1
            and seconds.word_position = 2

),

begun as (

    select
        words.report_no,
        words.sentence_no,
        words.word_no,
        words.clause_no,
        words.char_start,
        words.next_char_end,
        pairs.phrase_no,
        pairs.word_count
    from int_word__placed as words
    inner join first_pairs as pairs
        on
            words.word = pairs.first_word
            and words.next_word = pairs.second_word

),

completed as (

    select
        begun.report_no,
        begun.sentence_no,
        begun.phrase_no,
        begun.word_no,
        begun.word_count,
        begun.clause_no,
        begun.char_start,
        max(words.char_end) as char_end
    from begun
    inner join int_phrase__spelled as spelled
        on
            begun.phrase_no = spelled.phrase_no
            and spelled.word_position > 2
    inner join int_word__placed as words
        on
            begun.report_no = words.report_no
            and begun.sentence_no = words.sentence_no
            and begun.word_no + spelled.word_position - 1 = words.word_no
            and spelled.word = words.word
    where begun.word_count > 2
    group by all
    having count(*) = begun.word_count - 2

),

found as (

    select
        words.report_no,
        words.sentence_no,
        spelled.phrase_no,
        words.word_no as first_word_no,
        words.word_no as last_word_no,
        words.clause_no,
        words.char_start,
        words.char_end
    from int_word__placed as words
    inner join int_phrase__spelled as spelled
        on
            words.word = spelled.word
            and spelled.word_count = 1
    union all
    select
        report_no,
        sentence_no,
        phrase_no,
        word_no as first_word_no,
        word_no + 1 as last_word_no,
        clause_no,
        char_start,
        next_char_end as char_end
    from begun
    where word_count = 2
    union all
    select
        report_no,
        sentence_no,
        phrase_no,
        word_no as first_word_no,
        word_no + word_count - 1 as last_word_no,
        clause_no,
        char_start,
        char_end
    from completed

)

select * from found
