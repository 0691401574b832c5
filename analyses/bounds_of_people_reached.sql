{# One row per current report: people reached lie between the largest sector and all sectors. #}
select
    report_file,
    persons_reached_at_least,
    largest_sector_code,
    persons_reached_at_most
from {{ ref('fct_persons_reached_bounds') }}
where is_current and plan_scope = 'both'
order by report_file
