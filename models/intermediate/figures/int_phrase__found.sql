{# One row per place in a sentence where a phrase of the seeds stands, inside of longer ones too.

   A phrase is found by its first three words together, or all it has; only where these stand are
   further words looked for. #}
{%- set keys = ['report_no', 'sentence_no', 'clause_no', 'char_start'] %}
{%- set columns = keys + ['first_word_no', 'phrase_no', 'word_count'] %}
{%- set place = 'places.' ~ keys | join(', places.') ~ ', places.word_no as first_word_no' %}
with

int_phrase__spelled as (

    select * from {{ ref('int_phrase__spelled') }}

),

-- Not kept in memory for the four steps that read it: there is no larger one.
int_word__placed as not materialized (

    select * from {{ ref('int_word__placed') }}

),

openings as (

    select
        firsts.phrase_no,
        firsts.word_count,
        firsts.word_key as first_word_key,
        seconds.word_key as second_word_key,
        thirds.word_key as third_word_key
    from int_phrase__spelled as firsts
    inner join int_phrase__spelled as seconds
        on firsts.phrase_no = seconds.phrase_no
    left join int_phrase__spelled as thirds
        on
            firsts.phrase_no = thirds.phrase_no
            and thirds.word_position = 3
    where firsts.word_position = 1 and seconds.word_position = 2

),

begun as (

    select
        {{ place }},
        openings.phrase_no,
        openings.word_count,
        places.third_char_end as char_end
    from int_word__placed as places
    inner join openings
        on
            places.word_key = openings.first_word_key
            and places.second_word_key = openings.second_word_key
            and places.third_word_key = openings.third_word_key

),

gone_on as (

    select
        begun.{{ columns | join(', begun.') }},
        max(places.char_end) as char_end
    from begun
    inner join int_phrase__spelled as spelled
        on begun.phrase_no = spelled.phrase_no
    inner join int_word__placed as places
        on
            begun.report_no = places.report_no
            and begun.sentence_no = places.sentence_no
            and begun.first_word_no + spelled.word_position - 1 = places.word_no
            and spelled.word_key = places.word_key
    where begun.word_count > 3 and spelled.word_position > 3
    group by all
    having count(*) = begun.word_count - 3

),

united as (

    select
        {{ place }},
        spelled.phrase_no,
        spelled.word_count,
        places.char_end
    from int_word__placed as places
    inner join int_phrase__spelled as spelled
        on places.word_key = spelled.word_key
    where spelled.word_count = 1
    union all
    select
        {{ place }},
        openings.phrase_no,
        openings.word_count,
        places.second_char_end as char_end
    from int_word__placed as places
    inner join openings
        on
            places.word_key = openings.first_word_key
            and places.second_word_key = openings.second_word_key
    where openings.word_count = 2
    union all
    select {{ columns | join(', ') }}, char_end from begun
    where word_count = 3
    union all
    select {{ columns | join(', ') }}, char_end from gone_on

),

found as (

    select
        {{ columns | join(', ') }},
        char_end,
        first_word_no + word_count - 1 as last_word_no
    from united

)

select * from found
