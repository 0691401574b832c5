{# Keys that stand in more than one row, with how often: the body of the generic test `unique_key`. #}
{% macro duplicate_keys(relation, key) -%}
    select
        {{ key | join(', ') }},
        count(*) as row_count
    from {{ relation }}
    group by {{ key | join(', ') }}
    having count(*) > 1
{%- endmacro %}
