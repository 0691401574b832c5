{# What sidecars say of attributes, one row each, in the columns of int_report_attribute__answered. #}
{% macro sidecar_answers(attributes) -%}
    select
        report_id,
        key_text as attribute_name,
        'sidecar' as answer_source,
        entry_value as answer_value,
        value_text as answer_text,
        cast(null as integer) as page_no,
        line_no
    from int_sidecar_entry__valued
    where key_text in ('{{ attributes | join("', '") }}') and entry_value is not null
{%- endmacro %}
