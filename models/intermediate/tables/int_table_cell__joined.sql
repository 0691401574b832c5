{# One row per value cell of any table, with the names of its row and column as far as its table gives them. #}
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

joined as (

    select
        cells.*,
        columns_named.sector_code,
        columns_named.is_total as is_total_column,
        columns_named.label_evidence,
        columns_named.header_text,
        table_rows.plan_scope,
        table_rows.row_label_text,
        tables.unlabelled_detail as table_detail,
        case
            when tables.unlabelled_reason is not null then tables.unlabelled_reason
            when table_rows.plan_scope is null then 'other_row_label'
            when table_rows.cell_count <> tables.column_count then 'other_cell_count'
            when columns_named.col_no is null then 'no_column'
        end as reason
    from int_table_cell__read as cells
    inner join int_table__labelled as tables
        on cells.report_id = tables.report_id and cells.table_no = tables.table_no
    inner join int_table_row__labelled as table_rows
        on
            cells.report_id = table_rows.report_id
            and cells.table_no = table_rows.table_no
            and cells.row_no = table_rows.row_no
    left join int_table_column__labelled as columns_named
        on
            cells.report_id = columns_named.report_id
            and cells.table_no = columns_named.table_no
            and cells.col_no = columns_named.col_no

)

select * from joined
