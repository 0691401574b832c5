{# Corrections of loaded reports whose figure is not there, or whose value_read is no longer what
   is read. #}
with

figure_corrections as (

    select * from {{ ref('figure_corrections') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

int_figure__united as (

    select * from {{ ref('int_figure__united') }}

),

int_table_cell__labelled as (

    select * from {{ ref('int_table_cell__labelled') }}

),

-- A cell without a number is no figure, but can be given one.
compared as (

    select
        corrections.figure_id,
        corrections.field_name,
        corrections.value_read,
        coalesce(figures.figure_id, cells.figure_id) is null as is_missing,
        -- The sector table's mart takes corrected values only; what a cell is named is a label.
        coalesce(figures.source_kind = 'table', false)
        and corrections.field_name != 'value' as is_not_for_cells,
        case corrections.field_name
            when 'value' then coalesce(figures.value::varchar, 'none')
            when 'qualifier' then figures.qualifier
            when 'unit_type' then figures.unit_type
            when 'sector_code' then coalesce(figures.sector_code, 'none')
            when 'activity_code' then coalesce(figures.activity_code, 'none')
            when 'is_assistance' then figures.is_assistance::varchar
            when 'measure_basis' then coalesce(figures.measure_basis, 'none')
            when 'population_group_codes'
                then coalesce(
                    nullif(array_to_string(figures.population_group_codes, '|'), ''), 'none'
                )
        end as value_read_now
    from figure_corrections as corrections
    inner join dim_report as reports
        on starts_with(corrections.figure_id, left(reports.report_id, 12))
    left join int_figure__united as figures
        on corrections.figure_id = figures.figure_id
    left join int_table_cell__labelled as cells
        on
            corrections.figure_id = cells.figure_id
            and corrections.field_name = 'value'

),

mismatches as (

    select
        figure_id,
        field_name,
        value_read,
        case
            when is_missing then 'no such figure'
            when is_not_for_cells then 'of a table cell only the value can be corrected'
            else value_read_now
        end as value_read_now
    from compared
    where
        is_missing
        or is_not_for_cells
        or not coalesce(
            value_read = value_read_now
            or try_cast(value_read as decimal(28, 6)) = try_cast(value_read_now as decimal(28, 6)),
            false
        )

)

select * from mismatches
