{# The date of a year, month and day in three integer columns; NULL for a day that no calendar has. #}
{% macro date_of_parts(year, month, day) -%}
    try_cast(printf('%04d-%02d-%02d', {{ year }}, {{ month }}, {{ day }}) as date)
{%- endmacro %}
