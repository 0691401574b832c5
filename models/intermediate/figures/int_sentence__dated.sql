{# One row per sentence that prints dates, months or years: those as printed and in order, and how
   many dates and different months they are.

   Parts that follow each other with at most a word between ("17 March", "enero a agosto de
   2023") are one date. #}
{%- set columns = ['report_id', 'sentence_no', 'word_no', 'char_start', 'char_end'] %}
{%- set place = 'words.' ~ columns | join(', words.') %}
with

int_word__numbered as (

    select * from {{ ref('int_word__numbered') }}

),

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

month_words as (

    select distinct
        month_no,
        {{ fold('month_name') }} as word
    from {{ ref('months') }}
    where len(month_name) > 3

),

parts as (

    select
        {{ place }},
        month_words.month_no
    from int_word__numbered as words
    inner join month_words
        on words.word = month_words.word
    where words.figure_no is null
    union all
    select
        {{ place }},
        null as month_no
    from int_word__numbered as words
    inner join stg_raw__figure as figures
        on
            words.report_id = figures.report_id
            and words.figure_no = figures.figure_no
    where figures.figure_kind in ('date', 'year')

),

stepped as (

    select
        *,
        word_no - lag(word_no) over (
            partition by report_id, sentence_no order by word_no
        ) as step
    from parts

),

numbered as (

    select
        *,
        sum(if(step <= 2, 0, 1)) over (
            partition by report_id, sentence_no order by word_no rows unbounded preceding
        ) as date_no
    from stepped

),

dates as (

    select
        report_id,
        sentence_no,
        date_no,
        min(char_start) as char_start,
        max(char_end) as char_end,
        list(month_no) filter (where month_no is not null) as month_nos
    from numbered
    group by report_id, sentence_no, date_no

),

sentence_dated as (

    select
        dates.report_id,
        dates.sentence_no,
        string_agg(
            substr(
                sentences.text,
                dates.char_start - sentences.char_start + 1,
                dates.char_end - dates.char_start
            ),
            '; ' order by dates.char_start
        ) as period_text,
        count(*) as date_count,
        len(list_distinct(flatten(list(dates.month_nos)))) as month_count
    from dates
    inner join stg_raw__sentence as sentences
        on
            dates.report_id = sentences.report_id
            and dates.sentence_no = sentences.sentence_no
    group by dates.report_id, dates.sentence_no

)

select * from sentence_dated
