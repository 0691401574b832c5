{# One row per report, sector and plan scope: the figure read from the sector table, and
   the one to be used. #}
with

int_table_cell__labelled as (

    select * from {{ ref('int_table_cell__labelled') }}

),

figure_corrections as (

    select * from {{ ref('figure_corrections') }}

),

-- Corrections by hand join here and nowhere else; without one, the figure stands as stated.
valued as (

    select
        cells.figure_id,
        cells.report_id,
        cells.sector_code,
        cells.plan_scope,
        cells.value_raw,
        cells.missing_reason,
        cells.label_evidence,
        cells.header_text,
        cells.table_no,
        cells.row_no,
        cells.col_no,
        cells.page_no,
        cells.line_no,
        cells.char_start,
        cells.char_end,
        cast(cells.value as bigint) as persons_reached_read,
        coalesce(
            cast(corrections.value_corrected as bigint), cast(cells.value as bigint)
        ) as persons_reached,
        if(
            corrections.figure_id is null
            or coalesce(corrections.value_corrected = corrections.value_read, false),
            'stated', 'corrected'
        ) as value_status
    from int_table_cell__labelled as cells
    left join figure_corrections as corrections
        on cells.figure_id = corrections.figure_id and corrections.field_name = 'value'
    where cells.cell_role = 'figure'

)

select * from valued
