{# Condition on fct_figure: prose of a current report says that it was delivered in the sector, and it is no part or repeat of another figure.
   Arguments:
     sector: a sector code. #}
{% macro is_delivered_in(sector) -%}
    is_current
    and source_kind = 'prose'
    and sector_code = '{{ sector }}'
    and is_assistance
    and part_of_figure_id is null
    and repeats_figure_id is null
{%- endmacro %}
