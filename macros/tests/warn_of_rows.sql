{# Logs one warning per row of a relation of reports for which `condition` holds: file and `message_column`.
   Writes no SQL; does nothing but in `dbt build` and `dbt test`, where the relation is there. #}
{% macro warn_of_rows(relation, condition, message_column) -%}
    {%- if execute and flags.WHICH in ('build', 'test') -%}
        {%- set rows = run_query(
            'select report_file, ' ~ message_column ~ ' from ' ~ relation ~ ' where ' ~ condition
            ~ ' order by report_file'
        ) -%}
        {%- for row in rows -%}
            {%- do exceptions.warn(row[0] ~ ': ' ~ row[1]) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
