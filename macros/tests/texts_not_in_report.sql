{# Rows whose `text_column` is not what stands at char_start and char_end of their report: the body of the generic test
   `text_matches_report`. A row without a place must be without text; a place or a report that is missing fails too. #}
{% macro texts_not_in_report(relation, text_column, reports) -%}
    select
        facts.report_id,
        facts.char_start,
        facts.char_end,
        facts.{{ text_column }} as text_stored,
        substr(
            reports.text, facts.char_start + 1, facts.char_end - facts.char_start
        ) as text_printed
    from {{ relation }} as facts
    left join {{ reports }} as reports on facts.report_id = reports.report_id
    where
        reports.report_id is null
        or case
            when facts.char_start is null or facts.char_end is null
                then coalesce(facts.{{ text_column }}, '') <> ''
            else substr(
                reports.text, facts.char_start + 1, facts.char_end - facts.char_start
            ) is distinct from facts.{{ text_column }}
        end
{%- endmacro %}
