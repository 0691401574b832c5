{# Rows whose `column` is below zero, with the key: the body of the generic test `non_negative`. #}
{% macro negative_values(relation, column, key) -%}
    select
        {{ key | join(', ') }},
        {{ column }}
    from {{ relation }}
    where {{ column }} < 0
{%- endmacro %}
