{# A number that can count persons in a table cell: whole, not negative, not above the people on Earth. #}
{% macro is_count_of_persons(number) -%}
    coalesce({{ number }} between 0 and 10000000000 and {{ number }} = trunc({{ number }}), false)
{%- endmacro %}
