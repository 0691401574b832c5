{# The body of expected_sums finds changed sums, lost cells and reports without cells. #}
with

reports (report_id) as (

    values
    ('right'), ('changed'), ('shorter'), ('without cells')

),

expected (report_id, plan_scope, expected_sum, cells) as (

    values
    ('right', 'rmrp', 3, 3),
    -- Bad: the cells add up to 3.
    ('changed', 'rmrp', 4, 3),
    -- Bad: same sum, one dashed cell lost.
    ('shorter', 'rmrp', 3, 3),
    -- Bad: loaded, but none of its cells is there.
    ('without cells', 'rmrp', 3, 3),
    ('not loaded', 'rmrp', 3, 3)

),

facts (report_id, plan_scope, persons) as (

    values
    ('right', 'rmrp', 1), ('right', 'rmrp', 2), ('right', 'rmrp', null),
    ('right', 'non_rmrp', 9),
    ('changed', 'rmrp', 1), ('changed', 'rmrp', 2), ('changed', 'rmrp', null),
    ('shorter', 'rmrp', 1), ('shorter', 'rmrp', 2)

),

found as (

    {{ sums_not_as_expected('facts', 'expected', 'reports', 'persons') }}

)

select string_agg(report_id, ', ' order by report_id) as rows_found
from found
having rows_found is distinct from 'changed, shorter, without cells'
