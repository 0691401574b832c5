{# The id of a printed figure: the report's first twelve hexadecimal digits and the offset of the figure, so that it
   stays the same when the reader's version changes. #}
{% macro figure_id(report_id, char_start) -%}
    left({{ report_id }}, 12) || '-' || {{ char_start }}
{%- endmacro %}
