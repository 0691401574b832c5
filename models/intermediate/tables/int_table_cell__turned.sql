{# One row per cell of a table, turned so that plans are rows and sectors are columns: a table with
   sectors as rows has its rows and columns, and its labels and headers, changed over. #}
with

stg_raw__table_cell as (

    select * from {{ ref('stg_raw__table_cell') }}

),

int_table_title__named as (

    select * from {{ ref('int_table_title__named') }}

),

int_table_row__placed as (

    select * from {{ ref('int_table_row__placed') }}

),

-- Two sectors among the rows and a plan over a column: both are needed, so that a table of
-- partners by sector is never turned.
turned_tables as (

    select
        report_id,
        table_no
    from int_table_title__named
    group by report_id, table_no
    having
        count(sector_code) >= 2
        and bool_or(cell_kind = 'header' and is_scope)
        and not bool_or(cell_kind = 'row_label' and is_scope)

),

turned as (

    select
        cells.report_id,
        cells.table_no,
        cells.cell_no,
        cells.page_no,
        cells.line_no,
        cells.char_start,
        cells.char_end,
        cells.text,
        cells.value,
        cells.x0,
        cells.top,
        cells.x1,
        cells.bottom,
        cells.row_no as printed_row_no,
        cells.col_no as printed_col_no,
        turned_tables.report_id is not null as is_turned,
        case
            when turned_tables.report_id is null then cells.row_no
            when cells.cell_kind = 'row_label' then 0
            else cells.col_no
        end as row_no,
        case
            when turned_tables.report_id is null then cells.col_no
            when cells.cell_kind = 'header' then 0
            else placed_rows.place_no
        end as col_no,
        case
            when turned_tables.report_id is null then cells.cell_kind
            when
                (cells.cell_kind = 'header' and coalesce(cells.col_no, 0) = 0)
                or (cells.cell_kind <> 'header' and placed_rows.place_no is null)
                then 'corner'
            when cells.cell_kind = 'header' then 'row_label'
            when cells.cell_kind = 'row_label' then 'header'
            else cells.cell_kind
        end as cell_kind
    from stg_raw__table_cell as cells
    left join turned_tables
        on
            cells.report_id = turned_tables.report_id
            and cells.table_no = turned_tables.table_no
    left join int_table_row__placed as placed_rows
        on
            cells.report_id = placed_rows.report_id
            and cells.table_no = placed_rows.table_no
            and cells.row_no = placed_rows.row_no

)

select * from turned
