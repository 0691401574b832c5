{# One row per word of a phrase and word of the reports that may stand there: a starred word is
   every word that begins so. #}
with

int_phrase__worded as (

    select * from {{ ref('int_phrase__worded') }}

),

int_word__split as (

    select * from {{ ref('int_word__split') }}

),

different_words as (

    select distinct
        word,
        word_key,
        left(word, 3) as first_letters
    from int_word__split

),

spelled as (

    select
        phrases.phrase_no,
        phrases.word_count,
        phrases.word_position,
        words.word_key
    from int_phrase__worded as phrases
    inner join different_words as words
        on
            phrases.first_letters = words.first_letters
            and (
                phrases.word = words.word
                or (phrases.is_prefix and starts_with(words.word, phrases.word))
            )

)

select * from spelled
