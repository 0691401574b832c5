{# One row per report, sector and plan scope: the figure read from the sector table, and
   the one to be used. #}
with

int_table_cell__labelled as (

    select * from {{ ref('int_table_cell__labelled') }}

),

figure_corrections as (

    select
        figure_id,
        cast(value_corrected as bigint) as persons_reached
    from {{ ref('figure_corrections') }}
    where field_name = 'value'

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
        figures.figure_id,
        figures.report_id,
        figures.sector_code,
        figures.plan_scope,
        coalesce(corrections.persons_reached, figures.persons_reached_read) as persons_reached,
        figures.persons_reached_read,
        if(corrections.figure_id is null, 'stated', 'corrected') as value_status,
        figures.value_raw,
        figures.missing_reason,
        figures.label_evidence,
        figures.header_text,
        figures.table_no,
        figures.row_no,
        figures.col_no,
        figures.page_no,
        figures.line_no,
        figures.char_start,
        figures.char_end
    from figures_read as figures
    left join figure_corrections as corrections
        on figures.figure_id = corrections.figure_id

)

select * from valued
