{# One row per figure of two reports that may print the same, or per pair of them. #}
with

rest_1 as (

    select * from {{ ref('int_twin_figure__keyed') }}

),

-- Equal numbers first; of those left, only what stands alone on both sides is told to differ.
{{ paired_in_rounds([
    ('same_meaning_and_value', ['meaning_key', 'value_key'], false),
    ('same_sector_and_value', ['sector_key', 'value_key'], false),
    ('same_meaning', ['meaning_key'], true),
    ('same_sector', ['sector_key'], true),
]) }}

matched as (

    select * from paired

)

select * from matched
