{# Digits alone, or groups of three after the first with one and the same separator. #}
{% macro is_well_formed(printed) -%}
    regexp_full_match(
        trim({{ printed }}),
        '\d+|\d{1,3}(,\d{3})+|\d{1,3}(\.\d{3})+|\d{1,3}([ \x{00A0}\x{202F}]\d{3})+|\d{1,3}([''\x{2019}]\d{3})+'
    )
{%- endmacro %}
