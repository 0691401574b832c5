{# One row per current report with a sector table: its largest and smallest sector. #}
select
    reference_period_start as month_start,
    arg_max(sector_code, persons_reached) as most_reached,
    max(persons_reached) as most_persons,
    arg_min(sector_code, persons_reached) as least_reached,
    min(persons_reached) as least_persons,
    count(*) - count(persons_reached) as sectors_without_number
from {{ ref('fct_persons_by_sector') }}
where plan_scope = 'both'
group by report_id, reference_period_start
order by month_start
