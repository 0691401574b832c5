{# Aggregates with an order, without sorting every group as `first(... order by ...)` and `string_agg(... order by ...)`
   do, which takes most of a model's time where groups are many. `keys` are SQL expressions, ascending: a number is
   turned round by a minus. #}

{# The value of the row that comes first, also where that is NULL. #}
{% macro first_in_order(value, keys) -%}
    arg_min_null({{ value }}, row({{ keys | join(', ') }}))
{%- endmacro %}

{# The texts of all rows, joined in order. #}
{% macro joined_in_order(text, keys, separator) -%}
    array_to_string(
        list_transform(
            list_sort(list(row({{ keys | join(', ') }}, {{ text }}))),
            lambda entry: entry[{{ keys | length + 1 }}]
        ), '{{ separator }}'
    )
{%- endmacro %}
