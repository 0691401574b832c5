{# Rows of one relation that a person should look at, in the columns that qa_attention unites. All arguments after the
   relation are SQL expressions over it; `subject` tells the rows of one report and reason apart. #}
{% macro attention_rows(
    relation, reason_code, subject, detail, excerpt='cast(null as varchar)', where='true', has_place=true
) -%}
    select
        report_id,
        {{ reason_code }} as reason_code,
        cast({{ subject }} as varchar) as subject,
        cast({{ detail }} as varchar) as detail,
        {% for column in ['page_no', 'line_no', 'char_start', 'char_end'] -%}
            {{ column if has_place else 'cast(null as integer)' }} as {{ column }},
        {% endfor -%}
        {{ excerpt }} as excerpt
    from {{ relation }}
    where {{ where }}
{%- endmacro %}
