{# One row per figure in prose that counts partners exactly ("its 79 partners"). #}
with

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

partner_count_words as (

    select * from {{ ref('partner_count_words') }}

),

counted_words as (

    select distinct {{ folded_words('word') }} as word
    from partner_count_words

),

exact_figures as (

    select
        report_id,
        figure_no,
        figure_text,
        value,
        {{ folded_words('unit_words') }} as unit_words,
        page_no,
        line_no,
        char_start,
        char_end
    from stg_raw__figure
    where figure_kind = 'quantity' and qualifier_text is null and value is not null

),

stated as (

    select
        exact_figures.report_id,
        exact_figures.figure_no,
        exact_figures.figure_text,
        exact_figures.value::bigint as partners_stated,
        exact_figures.page_no,
        exact_figures.line_no,
        exact_figures.char_start,
        exact_figures.char_end
    from exact_figures
    where exists (
        select 1
        from counted_words
        where starts_with(exact_figures.unit_words || ' ', counted_words.word || ' ')
    )

)

select * from stated
