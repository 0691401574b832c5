{# One row per value cell of any table, with what became of it. #}
with

int_table_cell__labelled as (

    select * from {{ ref('int_table_cell__labelled') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

qa_table_cell as (

    select
        cast(cells.figure_id as varchar) as figure_id,
        cast(cells.report_id as varchar) as report_id,
        cast(dim_report.report_file as varchar) as report_file,
        cast(dim_report.is_current as boolean) as is_current,
        cast(cells.table_no as integer) as table_no,
        cast(cells.cell_no as integer) as cell_no,
        cast(cells.row_no as integer) as row_no,
        cast(cells.col_no as integer) as col_no,
        cast(cells.cell_role as varchar) as cell_role,
        cast(cells.sector_code as varchar) as sector_code,
        cast(cells.plan_scope as varchar) as plan_scope,
        cast(cells.label_evidence as varchar) as label_evidence,
        cast(cells.header_text as varchar) as header_text,
        cast(cells.row_label_text as varchar) as row_label_text,
        cast(cells.value as bigint) as value_read,
        cast(cells.value_raw as varchar) as value_raw,
        cast(cells.missing_reason as varchar) as missing_reason,
        cast(cells.unlabelled_reason as varchar) as unlabelled_reason,
        cast(cells.unlabelled_detail as varchar) as unlabelled_detail,
        cast(cells.page_no as integer) as page_no,
        cast(cells.line_no as integer) as line_no,
        cast(cells.char_start as integer) as char_start,
        cast(cells.char_end as integer) as char_end
    from int_table_cell__labelled as cells
    inner join dim_report on cells.report_id = dim_report.report_id

)

select * from qa_table_cell
