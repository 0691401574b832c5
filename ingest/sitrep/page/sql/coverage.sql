-- All reports of the warehouse, also those that the page does not show.
select
    platform_code,
    strftime(date_trunc('month', reference_period_end), '%Y-%m') as month,
    count(*) filter (where is_current) as current_reports,
    count(*) filter (where not is_current) as other_files
from marts.dim_report
group by all
order by platform_code nulls last, month nulls last
