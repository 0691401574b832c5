{# The body of non_negative finds the one bad row. #}
with

facts (figure_id, persons) as (

    values
    ('positive', 1),
    ('zero', 0),
    ('missing', null),
    -- Bad: below zero.
    ('negative', -1)

),

found as (

    {{ negative_values('facts', 'persons', ['figure_id']) }}

)

select string_agg(figure_id, ', ' order by figure_id) as rows_found
from found
having rows_found is distinct from 'negative'
