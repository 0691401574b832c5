{# Identifier of a table cell: where its figure starts in the report, or its place in the table when nothing is printed. #}
{% macro table_figure_id() -%}
    left(report_id, 12) || coalesce(
        '-' || char_start,
        '-t' || table_no || 'r' || row_no || 'c' || col_no,
        '-t' || table_no || 'n' || cell_no
    )
{%- endmacro %}
