{# Printed totals that do not equal the sum beside them: the body of the generic test `row_total_matches`. Guarded against
   the silent pass: a total that cannot be read while there are numbers, or one with nothing to add, fails as well. #}
{% macro totals_that_differ(relation, total_column, sum_column, count_column, columns) -%}
    select
        {{ columns | join(', ') }},
        {{ total_column }},
        {{ sum_column }},
        {{ count_column }}
    from {{ relation }}
    where
        ({{ total_column }} is not null or {{ count_column }} > 0)
        and ({{ count_column }} = 0 or {{ total_column }} is distinct from {{ sum_column }})
{%- endmacro %}
