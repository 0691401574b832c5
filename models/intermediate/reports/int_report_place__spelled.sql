{# One row per place of a report that may tell the period, all writings of one spelled alike. #}
with

int_report_place__folded as (

    select * from {{ ref('int_report_place__folded') }}

),

months as (

    select * from {{ ref('months') }}

),

month_codes as (

    select
        {{ folded_words('month_name') }} as word,
        'm' || lpad(any_value(month_no)::varchar, 2, '0') as code
    from months
    group by {{ folded_words('month_name') }}

),

words as (

    select
        report_id,
        place,
        place_order,
        unnest(string_split(period_words, ' ')) as word,
        generate_subscripts(string_split(period_words, ' '), 1) as word_no
    from int_report_place__folded
    where period_words is not null

),

coded as (

    select
        words.report_id,
        words.place,
        words.place_order,
        string_agg(coalesce(month_codes.code, words.word), ' ' order by words.word_no) as coded_text
    from words
    left join month_codes on words.word = month_codes.word
    group by words.report_id, words.place, words.place_order

),

spelled as (

    select
        report_id,
        place,
        place_order,
        {{ spelled_out_periods('coded_text', 'place') }} as spelled_text
    from coded

)

select * from spelled
