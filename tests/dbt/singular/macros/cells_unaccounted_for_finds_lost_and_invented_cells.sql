{# The body of every_cell_accounted_for finds tables with lost or invented cells. #}
with

cells (report_id, table_no, cell_kind) as (

    values
    ('complete', 1, 'value'), ('complete', 1, 'value'), ('complete', 1, 'header'),
    ('not listed', 1, 'value'), ('not listed', 1, 'value'),
    ('no fact', 1, 'value')

),

listing (report_id, table_no, cell_role) as (

    values
    ('complete', 1, 'figure'), ('complete', 1, 'unlabelled'),
    -- Bad: one of two cells is listed.
    ('not listed', 1, 'unlabelled'),
    -- Bad: listed as a figure, and no fact.
    ('no fact', 1, 'figure')

),

facts (report_id, table_no) as (

    values
    ('complete', 1),
    -- Bad: a fact of a table that nobody read.
    ('invented', 1)

),

found as (

    {{ cells_unaccounted_for('listing', 'cells', 'facts') }}

)

select string_agg(report_id, ', ' order by report_id) as rows_found
from found
having rows_found is distinct from 'invented, no fact, not listed'
