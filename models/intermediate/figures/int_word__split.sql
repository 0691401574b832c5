{# One row per different token of the reports and word in it: "cash-based" is two words.

   So a token is cut once, and not in each place where it stands; its words have numbers, which
   are shorter to sort and to join by. #}
with

stg_raw__token as (

    select * from {{ ref('stg_raw__token') }}

),

tokens as (

    select distinct folded
    from stg_raw__token
    where token_kind = 'word'

),

cut as (

    select
        folded,
        list_filter(
            string_split_regex(folded, '[^[:alnum:]]+'), lambda word: word != ''
        ) as words
    from tokens

),

split as (

    select
        folded,
        cast(generate_subscripts(words, 1) as integer) as part_no,
        unnest(words) as word
    from cut

),

keyed as (

    select
        folded,
        part_no,
        word,
        cast(dense_rank() over (order by word) as integer) as word_key
    from split

)

select * from keyed
