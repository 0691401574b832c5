{# One row per row of values of a table, titles between the rows left out: its place. #}
with

stg_raw__table_cell as (

    select * from {{ ref('stg_raw__table_cell') }}

),

int_table_title__named as (

    select * from {{ ref('int_table_title__named') }}

),

rows_of_values as (

    select
        cells.report_id,
        cells.table_no,
        cells.row_no,
        bool_or(cells.text <> '') as has_values,
        any_value(named.sector_code) as sector_code
    from stg_raw__table_cell as cells
    left join int_table_title__named as named
        on
            cells.report_id = named.report_id
            and cells.table_no = named.table_no
            and cells.row_no = named.title_no
            and named.cell_kind = 'row_label'
    where cells.cell_kind = 'value'
    group by cells.report_id, cells.table_no, cells.row_no

),

compared as (

    select
        *,
        bool_or(has_values) over (
            partition by report_id, table_no, sector_code
        ) as is_sector_with_values
    from rows_of_values

),

-- A row of a label alone is a sector without numbers, or a title between rows, as is one whose
-- sector has numbers in another row.
placed as (

    select
        report_id,
        table_no,
        row_no,
        row_number() over (partition by report_id, table_no order by row_no) as place_no
    from compared
    where has_values or (sector_code is not null and not is_sector_with_values)

)

select * from placed
