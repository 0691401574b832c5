{# One row per report, sector and plan scope: the figure read from the sector table, and
   the one to be used. #}
with

int_table_cell__labelled as (

    select * from {{ ref('int_table_cell__labelled') }}

),

figures_read as (

    select
        *,
        cast(value as bigint) as persons_reached_read
    from int_table_cell__labelled
    where cell_role = 'figure'

),

-- Corrections by hand join here and nowhere else; without one, the figure stands as
-- stated.
valued as (

    select
        figure_id,
        report_id,
        sector_code,
        plan_scope,
        persons_reached_read as persons_reached,
        persons_reached_read,
        'stated' as value_status,
        value_raw,
        missing_reason,
        label_evidence,
        header_text,
        table_no,
        row_no,
        col_no,
        page_no,
        line_no,
        char_start,
        char_end
    from figures_read

)

select * from valued
