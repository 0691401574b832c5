{# A number as a person writes it, without the noughts behind the point that its type brings. #}
{% macro plain_number(number) -%}
    regexp_replace(cast(cast({{ number }} as decimal(28, 6)) as varchar), '[.]?0+$', '')
{%- endmacro %}
