{# One row per mention of a period in a place of a report. #}
{%- set day = '(0?[1-9]|[12][0-9]|3[01])' -%}
{%- set month = 'm([01][0-9])' -%}
{%- set year = '(20[0-9][0-9])' -%}
{%- set left_month = '(?:' ~ day ~ '(?: de)? )?' ~ month ~ '(?: (?:de|del|of))?(?: ' ~ year ~ ')?'
    ~ '( (?:to|a|al|and|y|through|until|hasta))? ' -%}
{%- set left_day = day ~ ' (?:to|a|al|and|y) ' -%}
{%- set right_month = '(?:de )?(?:' ~ day ~ '(?: de)? )?' ~ month ~ '(?: (?:de|del|of))?(?: ' ~ day
    ~ ')? ' ~ year -%}
{%- set period = '\\b(?:' ~ left_month ~ '|' ~ left_day ~ ')?' ~ right_month ~ '\\b' -%}
with

int_report_place__spelled as (

    select * from {{ ref('int_report_place__spelled') }}

),

mentions as (

    select
        report_id,
        place,
        place_order,
        unnest(regexp_extract_all(spelled_text, '{{ period }}')) as mention
    from int_report_place__spelled

),

parts as (

    select
        report_id,
        place,
        place_order,
        mention,
        regexp_extract(
            mention,
            '{{ period }}',
            [
                'left_day', 'left_month', 'left_year', 'joint', 'left_day_alone',
                'day_before', 'right_month', 'day_after', 'right_year'
            ]
        ) as part
    from mentions

),

periods_found as (

    select
        parts.report_id,
        parts.place,
        parts.place_order,
        parts.mention,
        parts.part.left_day,
        parts.part.left_month,
        parts.part.left_year,
        parts.part.joint,
        parts.part.left_day_alone,
        parts.part.day_before,
        parts.part.right_month,
        parts.part.day_after,
        parts.part.right_year
    from parts

)

select * from periods_found
