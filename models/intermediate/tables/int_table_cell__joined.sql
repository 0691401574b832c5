{# One row per value cell of any table, with the names of its row and column where its
   table has them. #}
with

int_table_cell__read as (

    select * from {{ ref('int_table_cell__read') }}

),

int_table__labelled as (

    select * from {{ ref('int_table__labelled') }}

),

int_table_row__labelled as (

    select * from {{ ref('int_table_row__labelled') }}

),

int_table_column__labelled as (

    select * from {{ ref('int_table_column__labelled') }}

),

int_table_header__whole as (

    select * from {{ ref('int_table_header__whole') }}

),

joined as (

    select
        cells.report_id,
        cells.table_no,
        cells.cell_no,
        cells.row_no,
        cells.col_no,
        cells.printed_row_no,
        cells.printed_col_no,
        cells.is_turned,
        cells.value_raw,
        cells.value,
        cells.missing_reason,
        cells.page_no,
        cells.line_no,
        cells.char_start,
        cells.char_end,
        heads.sector_code,
        heads.is_total as is_total_column,
        heads.label_evidence,
        heads.header_text,
        table_rows.plan_scope,
        table_rows.row_label_text,
        coalesce(table_rows.plan_scope <> 'total' and not heads.is_total, false) as is_figure,
        case
            when named_tables.unlabelled_reason is not null then named_tables.unlabelled_reason
            when table_rows.plan_scope is null then 'other_row_label'
            when table_rows.cell_count <> named_tables.column_count then 'other_cell_count'
            when heads.col_no is null and named_tables.is_partly_named then 'other_column_label'
            when heads.col_no is null then 'no_column'
        end as unlabelled_reason,
        case
            when named_tables.unlabelled_reason is not null then named_tables.unlabelled_detail
            when table_rows.plan_scope is null then 'row label: ' || table_rows.row_label_text
            when table_rows.cell_count <> named_tables.column_count
                then table_rows.cell_count || ' cells, ' || named_tables.column_count || ' columns'
            when heads.col_no is null and named_tables.is_partly_named
                then 'column label: ' || whole.header_text
        end as unlabelled_detail
    from int_table_cell__read as cells
    inner join int_table__labelled as named_tables
        on cells.report_id = named_tables.report_id and cells.table_no = named_tables.table_no
    inner join int_table_row__labelled as table_rows
        on
            cells.report_id = table_rows.report_id
            and cells.table_no = table_rows.table_no
            and cells.row_no = table_rows.row_no
    left join int_table_column__labelled as heads
        on
            cells.report_id = heads.report_id
            and cells.table_no = heads.table_no
            and cells.col_no = heads.col_no
    left join int_table_header__whole as whole
        on
            cells.report_id = whole.report_id
            and cells.table_no = whole.table_no
            and cells.col_no = whole.col_no

)

select * from joined
