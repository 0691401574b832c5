{# One row per sector of January 2021: persons inside and outside the plan, share outside. #}
select
    sector_code,
    max(persons_reached) filter (where plan_scope = 'rmrp') as inside_rmrp,
    max(persons_reached) filter (where plan_scope = 'non_rmrp') as outside_rmrp,
    sum(persons_reached) as both_plans,
    round(100.0 * outside_rmrp / both_plans, 1) as percent_outside
from {{ ref('fct_assistance_by_sector') }}
where is_current and reference_period_start = '2021-01-01'
group by sector_code
order by both_plans desc
