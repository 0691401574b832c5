{# Rows of `expected` (report_id, plan_scope, expected_sum, cells) that the facts do not give: the body of the generic test
   `expected_sums`. A listed report that is loaded but has no such cells fails; one that is not loaded is left out. #}
{% macro sums_not_as_expected(relation, expected, reports, value_column) -%}
    select
        expected.report_id,
        expected.plan_scope,
        expected.expected_sum,
        expected.cells as expected_cells,
        sum(facts.{{ value_column }}) as actual_sum,
        count(facts.report_id) as actual_cells
    from {{ expected }} as expected
    inner join {{ reports }} as reports on expected.report_id = reports.report_id
    left join {{ relation }} as facts
        on
            expected.report_id = facts.report_id
            and expected.plan_scope = facts.plan_scope
    group by expected.report_id, expected.plan_scope, expected.expected_sum, expected.cells
    having
        sum(facts.{{ value_column }}) is distinct from expected.expected_sum
        or count(facts.report_id) <> expected.cells
{%- endmacro %}
