{# One row per report and sector of its tables: inside the plan, outside it, and both together. #}
with

int_assistance_by_sector__valued as (

    select * from {{ ref('int_assistance_by_sector__valued') }}

),

-- Inside one sector and month the two are added, as the reports themselves do.
summed as (

    select
        report_id,
        sector_code,
        max(persons_reached) filter (where plan_scope = 'rmrp') as table_rmrp,
        max(persons_reached) filter (where plan_scope = 'non_rmrp') as table_non_rmrp,
        sum(persons_reached) as table_both
    from int_assistance_by_sector__valued
    group by report_id, sector_code

)

select * from summed
