{# One row per month with a sector table: which countries can be compared, or why none can. #}
with assistance as (
    select * from {{ ref('fct_assistance_by_sector') }}
    where is_current and persons_reached is not null
),

per_month as (
    select
        reference_period_start as month_start,
        count(distinct country_code) as countries,
        string_agg(distinct country_code, ', ' order by country_code) as country_codes,
        string_agg(distinct measure_basis, ', ' order by measure_basis) as bases
    from assistance
    group by reference_period_start
),

compared as (
    select
        *,
        case
            when countries < 2 then 'no: one country only'
            when bases = 'monthly_total' then 'yes: sector by sector'
            else 'no: the counts are of several or unknown bases'
        end as comparable
    from per_month
)

select * from compared
order by month_start
