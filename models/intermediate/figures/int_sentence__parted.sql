{# One row per sentence in which words name a part of a whole ("including 900 boys"): its text and
   where its verbs stand. A verb in brackets begins nothing new, and is left out. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__part_worded as (

    select * from {{ ref('int_figure__part_worded') }}

),

int_word__numbered as (

    select * from {{ ref('int_word__numbered') }}

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

verb_words as (

    select * from {{ ref('verb_words') }}

),

with_parts as (

    select distinct
        located.report_id,
        located.sentence_no
    from int_figure__located as located
    inner join int_figure__part_worded as worded
        on
            located.report_id = worded.report_id
            and located.figure_no = worded.figure_no

),

verbs as (

    select
        words.report_id,
        words.sentence_no,
        words.char_start
    from int_word__numbered as words
    semi join with_parts
        on
            words.report_id = with_parts.report_id
            and words.sentence_no = with_parts.sentence_no
    semi join verb_words
        on
            if(
                verb_words.is_ending,
                ends_with(words.word, {{ fold('verb_words.word') }})
                and len(words.word) >= len(verb_words.word) + 2,
                words.word = {{ fold('verb_words.word') }}
            )

),

parted as (

    select
        sentences.report_id,
        sentences.sentence_no,
        sentences.char_start,
        sentences.text,
        list(verbs.char_start order by verbs.char_start) filter (
            where not regexp_matches(
                substr(sentences.text, 1, verbs.char_start - sentences.char_start), '[(][^()]*$'
            )
        ) as verb_starts
    from stg_raw__sentence as sentences
    inner join with_parts
        on
            sentences.report_id = with_parts.report_id
            and sentences.sentence_no = with_parts.sentence_no
    left join verbs
        on
            sentences.report_id = verbs.report_id
            and sentences.sentence_no = verbs.sentence_no
    group by all

)

select * from parted
