{# The body of unique_key finds the one key that stands twice. #}
with

facts (report_id, figure_no) as (

    values
    ('same part', 1),
    ('same part', 2),
    ('other', 1),
    -- Bad: both parts alike.
    ('twice', 1),
    ('twice', 1),
    -- Bad: two rows without one part are alike, too.
    ('without number', null),
    ('without number', null)

),

found as (

    {{ duplicate_keys('facts', ['report_id', 'figure_no']) }}

)

select string_agg(report_id, ', ' order by report_id) as rows_found
from found
having rows_found is distinct from 'twice, without number'
