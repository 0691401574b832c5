-- All reports of the warehouse, also those that the page does not show, in each month that their period touches.
with covered as (
    select
        platform_code,
        is_current,
        unnest(coalesce(
            generate_series(
                date_trunc('month', coalesce(reference_period_start, reference_period_end))::timestamp,
                reference_period_end::timestamp,
                interval 1 month
            ),
            [null]
        )) as month_start
    from marts.dim_report
)

select
    platform_code,
    strftime(month_start, '%Y-%m') as month,
    count(*) filter (where is_current) as current_reports,
    count(*) filter (where not is_current) as other_files
from covered
group by all
order by platform_code nulls last, month nulls last
