{# One row per current report: people reached lie between the largest sector and all sectors. #}
with

sectors as (

    select
        report_file,
        sector_code,
        sum(persons_reached) as persons
    from {{ ref('fct_assistance_by_sector') }}
    where is_current
    group by report_file, sector_code

)

select
    report_file,
    max(persons) as at_least,
    arg_max(sector_code, persons) as largest_sector,
    sum(persons) as at_most
from sectors
group by report_file
order by report_file
