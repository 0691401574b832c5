{# The body of text_matches_report finds each text that is not at its place. #}
with

reports (report_id, text) as (

    values
    ('r', 'Sólo 1,071 personas')

),

facts (report_id, char_start, char_end, value_raw) as (

    values
    ('r', 5, 10, '1,071'),
    -- An empty cell has no place.
    ('r', null, null, ''),
    -- Bad: one character too early.
    ('r', 4, 9, 'early'),
    -- Bad: a text without a place.
    ('r', null, null, 'placeless'),
    -- Bad: nothing stored for what is printed.
    ('r', 0, 4, null),
    -- Bad: the report is not there.
    ('s', 5, 10, 'reportless')

),

found as (

    {{ texts_not_in_report('facts', 'value_raw', 'reports') }}

)

select string_agg(coalesce(text_stored, 'null'), ', ' order by text_stored) as rows_found
from found
having rows_found is distinct from 'early, placeless, reportless, null'
