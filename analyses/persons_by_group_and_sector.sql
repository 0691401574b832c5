{# One row per sector and population group of one month: figures of persons assisted. #}
select
    sector_code,
    population_group_key as population_groups,
    population_group_key not in ('general_persons', 'none') as names_a_group,
    sum(figure_count)::integer as figures,
    max(value_lower_bound)::integer as largest_figure
from {{ ref('fct_assistance_by_population_group') }}
where
    is_current
    and unit_type = 'persons'
    and reference_period_start = '{{ var("month", "2021-01-01") }}'
group by sector_code, population_group_key
order by sector_code asc, largest_figure desc
