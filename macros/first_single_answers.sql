{# The rule for what several sources say of a report: sources are believed in the order of seed attribute_sources, and the
   first that gives exactly one answer counts. A query over a relation of answers (report_id, attribute_name,
   answer_source, answer_value, answer_text, page_no, line_no); "?" stands for an answer that cannot be read, which makes its source ambiguous:
   one row per report and attribute of which anything is said, answer_value NULL where nothing counts. #}
{% macro first_single_answers(answers) -%}
    with sourced as (

        select
            answers.report_id,
            answers.attribute_name,
            answers.answer_source,
            any_value(sources.source_order) as source_order,
            any_value(sources.is_inferred) as is_inferred,
            list(distinct answers.answer_value) as answer_values,
            string_agg(distinct answers.answer_text, ' / ' order by answers.answer_text) as answer_text,
            min(answers.page_no) as page_no,
            min(answers.line_no) as line_no
        from {{ answers }} as answers
        inner join attribute_sources as sources
            on answers.attribute_name = sources.attribute and answers.answer_source = sources.source
        group by answers.report_id, answers.attribute_name, answers.answer_source

    ),

    ranked as (

        select
            *,
            len(answer_values) = 1 and answer_values[1] != '?' as is_single
        from sourced

    )

    select
        report_id,
        attribute_name,
        arg_min(answer_values[1], source_order) filter (where is_single) as answer_value,
        coalesce(arg_min(answer_source, source_order) filter (where is_single), 'ambiguous') as answer_source,
        coalesce(
            arg_min(answer_text, source_order) filter (where is_single),
            arg_min(answer_text, source_order)
        ) as answer_text,
        coalesce(arg_min(is_inferred, source_order) filter (where is_single), false) as is_inferred,
        arg_min(page_no, source_order) filter (where is_single) as page_no,
        arg_min(line_no, source_order) filter (where is_single) as line_no
    from ranked
    group by report_id, attribute_name
{%- endmacro %}
