{# One row per platform, country and month from the first to the last: read or missing. #}
with reports as (
    select * from {{ ref('dim_report') }}
    where is_current and reference_period_end is not null
),

spans as (
    select
        platform_code,
        country_code,
        date_trunc('month', min(coalesce(reference_period_start, reference_period_end)))
            as first_month,
        date_trunc('month', max(reference_period_end)) as last_month
    from reports
    group by platform_code, country_code
),

months as (
    select
        platform_code,
        country_code,
        unnest(generate_series(first_month, last_month, interval 1 month))::date as month_start
    from spans
),

covered as (
    select
        months.platform_code,
        months.country_code,
        months.month_start,
        count(reports.report_id) as reports,
        bool_or(list_contains(reports.inferred_attributes, 'period')) as is_period_inferred,
        max(reports.revision_no) as edition,
        if(count(reports.report_id) = 0, 'missing', 'read') as verdict
    from months
    left join reports
        on
            months.platform_code is not distinct from reports.platform_code
            and months.country_code is not distinct from reports.country_code
            and months.month_start <= reports.reference_period_end
            and last_day(months.month_start)
            >= coalesce(reports.reference_period_start, reports.reference_period_end)
    group by months.platform_code, months.country_code, months.month_start
)

select * from covered
order by platform_code, country_code, month_start
