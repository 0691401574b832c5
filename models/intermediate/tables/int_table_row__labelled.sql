{# One row per row of a table that holds values: the plan scope that its label names. #}
with

int_table_cell__turned as (

    select * from {{ ref('int_table_cell__turned') }}

),

int_plan_label__named as (

    select * from {{ ref('int_plan_label__named') }}

),

-- A label may be broken over several cells; its parts are read in order.
gathered as (

    select
        report_id,
        table_no,
        row_no,
        coalesce(
            string_agg(text, ' ' order by cell_no) filter (where cell_kind = 'row_label'), ''
        ) as row_label_text,
        count(*) filter (where cell_kind = 'value') as cell_count,
        max(col_no) filter (where cell_kind = 'value') as last_col_no
    from int_table_cell__turned
    where cell_kind in ('row_label', 'value')
    group by report_id, table_no, row_no

),

labelled as (

    select
        gathered.report_id,
        gathered.table_no,
        gathered.row_no,
        gathered.row_label_text,
        scopes.plan_scope,
        gathered.cell_count,
        gathered.last_col_no
    from gathered
    left join int_plan_label__named as scopes on gathered.row_label_text = scopes.title_text
    where gathered.cell_count > 0

)

select * from labelled
