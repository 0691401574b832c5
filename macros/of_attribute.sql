{# One column of the answer that counts for an attribute, where rows of int_report_attribute__decided are grouped by report. #}
{% macro of_attribute(attribute, column) -%}
    any_value({{ column }}) filter (where attribute_name = '{{ attribute }}')
{%- endmacro %}
