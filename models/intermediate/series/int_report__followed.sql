{# One row per current report and series it stands in, with the report before it in the series. #}
with

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

int_report__revised as (

    select * from {{ ref('int_report__revised') }}

),

-- Only where one platform gives one report on a period: others tell of other people each time.
current_reports as (

    select
        described.report_id,
        described.platform_code,
        described.country_code,
        described.reference_period_start,
        described.reference_period_end,
        described.period_kind
    from int_report__described as described
    inner join int_report__revised as revised
        on described.report_id = revised.report_id
    where revised.is_current and revised.revision_no is not null

),

-- Months follow one another; periods that begin on one day each hold the one before.
placed as (

    select
        *,
        'month' as series_kind,
        null as series_start
    from current_reports
    where period_kind = 'month'
    union all
    select
        *,
        'cumulative' as series_kind,
        reference_period_start as series_start
    from current_reports
    where reference_period_start is not null

),

followed as (

    select
        report_id,
        series_kind,
        lag(report_id) over in_series as previous_report_id,
        date_diff(
            'month',
            date_trunc('month', lag(reference_period_end) over in_series),
            date_trunc('month', reference_period_end)
        ) as months_apart
    from placed
    window
        in_series as (
            partition by platform_code, country_code, series_kind, series_start
            order by reference_period_end
        )
    qualify lag(report_id) over in_series is not null

)

select * from followed
