{# One row per word of a phrase; a word that ends in a star stands for all words that begin with
   it. #}
with

int_phrase__listed as (

    select * from {{ ref('int_phrase__listed') }}

),

split as (

    select
        phrase_no,
        phrase_id,
        list_filter(
            string_split_regex(folded_phrase, '[^[:alnum:]*]+'), lambda word: word != ''
        ) as words
    from int_phrase__listed

),

exploded as (

    select
        phrase_no,
        phrase_id,
        len(words) as word_count,
        unnest(words) as starred_word,
        generate_subscripts(words, 1) as word_position
    from split

),

worded as (

    select
        phrase_no,
        phrase_id,
        word_count,
        word_position,
        rtrim(starred_word, '*') as word,
        ends_with(starred_word, '*') as is_prefix,
        left(rtrim(starred_word, '*'), 3) as first_letters
    from exploded

)

select * from worded
