{# One row per printed total of a sector table: the figure printed beside the sum of the
   cells it stands for. #}
with

int_table_cell__labelled as (

    select * from {{ ref('int_table_cell__labelled') }}

),

totals as (

    select * from int_table_cell__labelled
    where cell_role in ('row_total', 'column_total', 'grand_total')

),

figures_read as (

    select * from int_table_cell__labelled
    where cell_role = 'figure'

),

-- A cell_sum and not a number of people: one person may stand in several sectors.
summed as (

    select
        totals.figure_id,
        count(figures_read.cell_no) as cell_count,
        count(figures_read.value) as number_count,
        sum(figures_read.value) as cell_sum
    from totals
    left join figures_read
        on
            totals.report_id = figures_read.report_id
            and totals.table_no = figures_read.table_no
            and (totals.cell_role <> 'row_total' or totals.plan_no = figures_read.plan_no)
            and (totals.cell_role <> 'column_total' or totals.sector_no = figures_read.sector_no)
    group by totals.figure_id

),

-- A total over sectors counts columns too that no sector names.
partly_named as (

    select distinct
        report_id,
        table_no
    from int_table_cell__labelled
    where unlabelled_reason = 'other_column_label'

),

compared as (

    select
        totals.figure_id,
        totals.report_id,
        totals.table_no,
        totals.row_no,
        totals.col_no,
        totals.cell_role,
        totals.sector_code,
        totals.plan_scope,
        totals.value,
        totals.value_raw,
        totals.missing_reason,
        totals.page_no,
        totals.line_no,
        totals.char_start,
        totals.char_end,
        summed.cell_count,
        summed.number_count,
        summed.cell_sum,
        case
            when summed.number_count = 0 and totals.missing_reason in ('dash', 'empty')
                then 'nothing_printed'
            when totals.value is null then 'total_unreadable'
            when summed.number_count = 0 then 'nothing_to_add'
            when totals.cell_role <> 'column_total' and partly_named.table_no is not null
                then 'column_not_named'
            when totals.value = summed.cell_sum then 'match'
            when totals.cell_role <> 'column_total' and totals.value < summed.cell_sum
                then 'below_sum'
            else 'differs'
        end as verdict
    from totals
    inner join summed on totals.figure_id = summed.figure_id
    left join partly_named
        on totals.report_id = partly_named.report_id and totals.table_no = partly_named.table_no

)

select * from compared
