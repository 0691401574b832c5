{# Rows for which a rule is false or unknown: the body of the generic test `holds_for_all_rows`. #}
{% macro rows_that_break(relation, rule, columns) -%}
    select {{ columns | join(', ') }}
    from {{ relation }}
    where ({{ rule }}) is not true
{%- endmacro %}
