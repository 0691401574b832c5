{# One row per report on January 2021 and sector: persons in and outside the plan, share outside. #}
select
    sector_code,
    max(persons_reached) filter (where plan_scope = 'rmrp') as inside_rmrp,
    max(persons_reached) filter (where plan_scope = 'non_rmrp') as outside_rmrp,
    max(persons_reached) filter (where plan_scope = 'both') as both_plans,
    round(100 * max(share_outside_plan), 1) as percent_outside
from {{ ref('fct_persons_by_sector') }}
where reference_period_start = '2021-01-01'
group by report_id, sector_code
order by both_plans desc
