{# One row per report and series of prose figures counted since a start, with the one before. #}
with

int_figure__described as (

    select * from {{ ref('int_figure__described') }}

),

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

int_report__revised as (

    select * from {{ ref('int_report__revised') }}

),

counted as (

    select
        figures.figure_id,
        figures.report_id,
        figures.sector_code,
        figures.value,
        figures.page_no,
        figures.line_no,
        figures.char_start,
        figures.char_end,
        reports.reference_period_end,
        {{ rounded_low() }} as low,
        {{ rounded_high() }} as high,
        -- Counts to date may begin anew with a year.
        concat_ws(
            '|',
            reports.platform_code,
            coalesce(reports.country_code, 'none'),
            year(reports.reference_period_end),
            figures.unit_type,
            coalesce(figures.sector_code, 'none'),
            coalesce(figures.activity_code, 'none'),
            array_to_string(list_sort(figures.population_group_codes), '+')
        ) as series_key
    from int_figure__described as figures
    inner join int_report__described as reports
        on figures.report_id = reports.report_id
    inner join int_report__revised as revised
        on figures.report_id = revised.report_id
    where
        revised.is_current
        and revised.revision_no is not null
        and figures.source_kind = 'prose'
        and figures.is_assistance
        and figures.measure_basis = 'cumulative_ytd'
        and figures.value is not null
        and figures.unit_type != 'percent'
        and figures.part_of_figure_id is null
        and figures.repeats_figure_id is null

),

-- Of several in one report that read alike, the largest holds the others.
largest as (

    select *
    from counted
    qualify
        row_number() over (
            partition by report_id, series_key
            order by value desc, char_start asc
        ) = 1

),

followed as (

    select
        report_id,
        series_key,
        sector_code,
        figure_id as figure_id_after,
        value as value_after,
        high as high_after,
        page_no,
        line_no,
        char_start,
        char_end,
        lag(report_id) over in_series as previous_report_id,
        lag(figure_id) over in_series as figure_id_before,
        lag(value) over in_series as value_before,
        lag(low) over in_series as low_before,
        date_diff(
            'month',
            date_trunc('month', lag(reference_period_end) over in_series),
            date_trunc('month', reference_period_end)
        ) as months_apart
    from largest
    window in_series as (partition by series_key order by reference_period_end)
    qualify lag(figure_id) over in_series is not null

)

select * from followed
