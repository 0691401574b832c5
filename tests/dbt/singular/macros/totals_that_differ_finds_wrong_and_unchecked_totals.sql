{# The body of row_total_matches finds wrong totals and those that compare nothing. #}
with

totals (case_name, total, cell_sum, number_count) as (

    values
    ('right', 3, 3, 2),
    ('nothing printed', null, null, 0),
    -- Bad: another total than the sum.
    ('1 wrong', 4, 3, 2),
    -- Bad: the label is there, its number cannot be read.
    ('2 unreadable', null, 3, 2),
    -- Bad: a total with nothing to add, which would pass in silence.
    ('3 nothing to add', 4, null, 0)

),

found as (

    {{ totals_that_differ('totals', 'total', 'cell_sum', 'number_count', ['case_name']) }}

)

select string_agg(case_name, ', ' order by case_name) as rows_found
from found
having rows_found is distinct from '1 wrong, 2 unreadable, 3 nothing to add'
