{# One row per total printed in a sector table, beside the sum of the cells it stands for. #}
with

int_table_total__compared as (

    select * from {{ ref('int_table_total__compared') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

qa_table_total as (

    select
        cast(totals.figure_id as varchar) as figure_id,
        cast(totals.report_id as varchar) as report_id,
        cast(dim_report.report_file as varchar) as report_file,
        cast(dim_report.is_current as boolean) as is_current,
        cast(totals.table_no as integer) as table_no,
        cast(totals.cell_role as varchar) as total_kind,
        cast(totals.sector_code as varchar) as sector_code,
        cast(nullif(totals.plan_scope, 'total') as varchar) as plan_scope,
        cast(totals.value as bigint) as total_printed,
        cast(totals.value_raw as varchar) as value_raw,
        cast(totals.cell_sum as bigint) as cell_sum,
        cast(totals.cell_count as integer) as cell_count,
        cast(totals.number_count as integer) as number_count,
        cast(totals.value - totals.cell_sum as bigint) as total_less_cells,
        cast(totals.verdict as varchar) as verdict,
        cast(totals.page_no as integer) as page_no,
        cast(totals.line_no as integer) as line_no,
        cast(totals.char_start as integer) as char_start,
        cast(totals.char_end as integer) as char_end
    from int_table_total__compared as totals
    inner join dim_report on totals.report_id = dim_report.report_id

)

select * from qa_table_total
