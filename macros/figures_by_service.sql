{# Select of the figures of prose in a sector by month, service and unit (of money with its currency); the largest of several figures is a bound, never a sum.
   Arguments:
     sector: a sector code. #}
{% macro figures_by_service(sector) -%}
    select
        reference_period_start as month_start,
        coalesce(activity_code, 'not told') as service,
        concat_ws(' ', unit_type, currency_code) as unit_type,
        count(*) as figures,
        max(value)::integer as largest_figure,
        string_agg(replace(figure_text, chr(10), ' '), '; ' order by char_start) as printed
    from {{ ref('fct_figure') }}
    where {{ is_delivered_in(sector) }}
    group by all
    order by month_start, service, unit_type
{%- endmacro %}
