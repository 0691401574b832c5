{# A test of the test: where what rows_that_break should find differs from what it finds. #}
{%- set given -%}
    (
        values
        (1, 5), -- holds: fine
        (2, -5), -- false: found
        (3, null) -- unknown: found
    ) as given (row_id, value)
{%- endset %}
with

found as (

    {{ rows_that_break(given, 'value >= 0', ['row_id']) }}

),

differences as (

    select coalesce(found.row_id, expected.row_id) as row_id
    from found
    full outer join (values (2), (3)) as expected (row_id)
        on found.row_id = expected.row_id
    where found.row_id is null or expected.row_id is null

)

select * from differences
