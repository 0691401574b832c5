{# One row per word of a sentence: tokens split at hyphens and slashes, punctuation left out,
   numbers as '#'. #}
with

stg_raw__token as (

    select * from {{ ref('stg_raw__token') }}

),

split as (

    select
        report_id,
        sentence_no,
        token_no,
        clause_no,
        char_start,
        char_end,
        figure_no,
        case
            when token_kind = 'number' then ['#']
            else list_filter(
                string_split_regex(folded, '[^[:alnum:]]+'), lambda word: word != ''
            )
        end as words
    from stg_raw__token
    where token_kind != 'punctuation'

),

exploded as (

    select
        report_id,
        sentence_no,
        token_no,
        clause_no,
        char_start,
        char_end,
        figure_no,
        unnest(words) as word,
        generate_subscripts(words, 1) as part_no
    from split

),

numbered as (

    select
        report_id,
        sentence_no,
        token_no,
        clause_no,
        char_start,
        char_end,
        figure_no,
        word,
        row_number() over (
            partition by report_id, sentence_no order by token_no, part_no
        ) as word_no,
        left(word, 3) as word_key
    from exploded

)

select * from numbered
