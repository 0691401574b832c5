{# One row per figure for people in transit: which service, how much of what. #}
select
    reference_period_start as month_start,
    sector_code,
    activity_code,
    unit_type,
    is_assistance,
    certainty,
    replace(figure_text, chr(10), ' ') as printed
from {{ ref('fct_figure') }}
where is_current and list_contains(population_group_codes, 'in_transit')
order by month_start, char_start
