{# Identifier of a table cell: where its figure starts in the report, or its place in the table when nothing is printed. #}
{% macro table_figure_id(cell) -%}
    left({{ cell }}.report_id, 12)
    || coalesce(
        '-' || {{ cell }}.char_start,
        '-t' || {{ cell }}.table_no || 'r' || {{ cell }}.row_no || 'c' || {{ cell }}.col_no,
        '-t' || {{ cell }}.table_no || 'n' || {{ cell }}.cell_no
    )
{%- endmacro %}
