{# One row per report that holds figures: a hash of them, alike for files of the same content. #}
with

stg_raw__table_cell as (

    select * from {{ ref('stg_raw__table_cell') }}

),

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

-- In reading order, dashes kept: a re-issue that only moves a figure to another column differs.
table_values as (

    select
        report_id,
        {{ joined_in_order(
            "coalesce(value::varchar, '-')", ['table_no', 'row_no', 'cell_no'], '|'
        ) }} as printed_values,
        count(value) as value_count
    from stg_raw__table_cell
    where
        cell_kind = 'value'
        and (value is not null or trim(text) in ('-', '–', '—'))
    group by report_id

),

-- Sorted: a PDF and a text of one report may tell their columns in another order.
prose_values as (

    select
        report_id,
        {{ joined_in_order(
            "concat_ws('/', value, value_low, value_high)", ['value', 'value_low', 'value_high'],
            '|'
        ) }} as printed_values,
        count(*) as value_count
    from stg_raw__figure
    where figure_kind = 'quantity'
    group by report_id

),

fingerprinted as (

    select
        coalesce(table_values.report_id, prose_values.report_id) as report_id,
        md5(
            coalesce(table_values.printed_values, '')
            || ' prose '
            || coalesce(prose_values.printed_values, '')
        ) as content_fingerprint,
        coalesce(table_values.value_count, 0) as table_value_count,
        coalesce(prose_values.value_count, 0) as prose_value_count
    from table_values
    full outer join prose_values on table_values.report_id = prose_values.report_id

)

select * from fingerprinted
