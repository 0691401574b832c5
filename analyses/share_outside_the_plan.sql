{# One row per month and sector with a fifth or more of its persons outside the plan. #}
with both_plans as (
    select
        reference_period_start as month_start,
        sector_code,
        sum(persons_reached) filter (where plan_scope = 'rmrp') as inside_rmrp,
        sum(persons_reached) filter (where plan_scope = 'non_rmrp') as outside_rmrp
    from {{ ref('fct_assistance_by_sector') }}
    where is_current
    group by reference_period_start, report_id, sector_code
),

shared as (
    select
        *,
        round(100.0 * outside_rmrp / (inside_rmrp + outside_rmrp), 1) as percent_outside
    from both_plans
)

select * from shared
where percent_outside >= 20
order by month_start asc, percent_outside desc
