{# One row per month and sector with a number in the month before: the change. #}
with of_sector as (
    select
        platform_code,
        country_code,
        reference_period_start as month_start,
        sector_code,
        persons_reached,
        scopes_not_given
    from {{ ref('fct_persons_by_sector') }}
    where plan_scope = 'both' and measure_basis = 'monthly_total'
    -- Two reports on one month tell of other people each.
    qualify count(*) over (
        partition by platform_code, country_code, reference_period_start, sector_code
    ) = 1
),

compared as (
    select
        this_month.month_start,
        this_month.sector_code,
        month_before.persons_reached as persons_before,
        this_month.persons_reached as persons_now,
        this_month.persons_reached - month_before.persons_reached as more_persons,
        round(100.0 * more_persons / nullif(month_before.persons_reached, 0), 1) as more_percent,
        if(
            this_month.scopes_not_given = month_before.scopes_not_given,
            null,
            'a row of one month has no number'
        ) as caution
    from of_sector as this_month
    inner join of_sector as month_before
        on
            this_month.platform_code = month_before.platform_code
            and this_month.country_code is not distinct from month_before.country_code
            and this_month.sector_code = month_before.sector_code
            and this_month.month_start = month_before.month_start + interval 1 month
)

select * from compared
order by month_start asc, more_persons desc
