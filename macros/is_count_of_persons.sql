{# A cell that counts persons: a whole number, not above the people on Earth, printed without a sign of anything else
   ("45 %", "< 50", "~ 300" are no exact counts). #}
{% macro is_count_of_persons(number, printed) -%}
    coalesce(
        {{ number }} between 0 and 10000000000
        and {{ number }} = trunc({{ number }})
        and not regexp_matches({{ printed }}, '[%<>~\x{00B1}+]'),
        false
    )
{%- endmacro %}
