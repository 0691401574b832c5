{# One row per figure of persons in nutrition, child protection or education, adults or not. #}
with child_groups as (
    select list(population_group_code) as codes
    from {{ ref('dim_population_group') }}
    where
        population_group_code in ('students', 'adolescents_youth')
        or list_contains(string_split(hierarchy_path, ' > '), 'children')
),

figures as (
    select
        figures.*,
        list_has_any(figures.population_group_codes, child_groups.codes) as names_children
    from {{ ref('fct_figure') }} as figures
    cross join child_groups
    where
        figures.is_current
        and figures.source_kind = 'prose'
        and figures.unit_type = 'persons'
        and (
            figures.sector_code in ('nutrition', 'education')
            or figures.activity_code = 'child_protection'
        )
)

select
    reference_period_start as month_start,
    sector_code,
    activity_code,
    is_assistance,
    names_children,
    list_contains(population_group_codes, 'families') as may_hold_parents,
    replace(figure_text, chr(10), ' ') as printed,
    replace(unit_text, chr(10), ' ') as counted
from figures
order by reference_period_start, char_start
