{# The id of a table cell: as of any printed figure, or its place in the table when nothing is printed. #}
{% macro table_figure_id(row_no, col_no) -%}
    coalesce(
        {{ figure_id('report_id', 'char_start') }},
        left(report_id, 12) || '-t' || table_no || 'r' || {{ row_no }} || 'c' || {{ col_no }},
        left(report_id, 12) || '-t' || table_no || 'n' || cell_no
    )
{%- endmacro %}
