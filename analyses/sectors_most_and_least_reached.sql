{# One row per current report with a sector table: its largest and smallest sector. #}
with assistance as (
    select * from {{ ref('fct_assistance_by_sector') }}
    where is_current
),

of_sector as (
    select
        report_file,
        reference_period_start,
        sector_code,
        sum(persons_reached) as persons_reached
    from assistance
    group by report_file, reference_period_start, sector_code
),

ranked as (
    select
        reference_period_start as month_start,
        arg_max(sector_code, persons_reached) as most_reached,
        max(persons_reached) as most_persons,
        arg_min(sector_code, persons_reached) as least_reached,
        min(persons_reached) as least_persons,
        count(*) - count(persons_reached) as sectors_without_number
    from of_sector
    group by report_file, reference_period_start
)

select * from ranked
order by month_start
