{# One row per table with values: whether it is a sector table, how wide it is, how its
   header is to be read. #}
with

int_table_row__labelled as (

    select * from {{ ref('int_table_row__labelled') }}

),

int_table_cell__turned as (

    select * from {{ ref('int_table_cell__turned') }}

),

-- The width is that of the widest row inside or outside the plan: text files lose empty
-- cells, never add any.
widths as (

    select
        report_id,
        table_no,
        max(last_col_no) filter (where plan_scope in ('rmrp', 'non_rmrp')) as column_count
    from int_table_row__labelled
    group by report_id, table_no

),

headers as (

    select
        report_id,
        table_no,
        max(col_no) as last_col_no
    from int_table_cell__turned
    where cell_kind = 'header' and coalesce(col_no, 1) > 0 and trim(text) <> ''
    group by report_id, table_no

),

measured as (

    select
        widths.report_id,
        widths.table_no,
        widths.column_count is not null as is_sector_table,
        coalesce(widths.column_count, 0) as column_count,
        case
            when headers.report_id is null then 'none'
            when headers.last_col_no is not null then 'by_column'
            else 'by_order'
        end as header_kind
    from widths
    left join headers
        on widths.report_id = headers.report_id and widths.table_no = headers.table_no

)

select * from measured
