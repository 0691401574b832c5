{# One row per figure that counts the host community: with whom, and whether it stands alone. #}
select
    reference_period_start as month_start,
    sector_code,
    unit_type,
    is_assistance,
    replace(figure_text, chr(10), ' ') as printed,
    array_to_string(population_group_codes, ' + ') as population_groups,
    len(population_group_codes) = 1 as can_be_separated
from {{ ref('fct_figure') }}
where is_current and list_contains(population_group_codes, 'host_community')
order by month_start, char_start
