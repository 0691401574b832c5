{# One row per figure of prose in an edition or in the one it replaces, or per pair of them. #}
with

rest_1 as (

    select
        *,
        edition_id as comparison_id
    from {{ ref('int_edition_figure__keyed') }}

),

-- Of several that count the same in other words, no one can say which became which.
{{ paired_in_rounds([
    ('same_words_and_value', ['wording_key', 'value_key'], false),
    ('same_words', ['wording_key'], false),
    ('same_meaning_and_value', ['meaning_key', 'value_key'], false),
    ('same_meaning', ['meaning_key'], true),
]) }}

matched as (

    select
        comparison_id as edition_id,
        first_figure_id as figure_id_before,
        second_figure_id as figure_id_after,
        paired_by
    from paired

)

select * from matched
