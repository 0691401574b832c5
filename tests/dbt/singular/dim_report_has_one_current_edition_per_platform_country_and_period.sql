{# Editions of one platform, country and period of which none or several are current. #}
select
    platform_code,
    country_code,
    reference_period_start,
    reference_period_end,
    count(*) filter (where is_current) as current_count
from {{ ref('dim_report') }}
where revision_no is not null
group by platform_code, country_code, reference_period_start, reference_period_end
having count(*) filter (where is_current) != 1
