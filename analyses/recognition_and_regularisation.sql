{# One row per figure of recognised refugees or of papers, which is context. #}
select
    reference_period_start as month_start,
    unit_type,
    period_text as dated,
    page_no,
    line_no,
    replace(figure_text, chr(10), ' ') as printed,
    array_to_string(population_group_codes, ' + ') as population_groups
from {{ ref('fct_figure') }}
where
    is_current
    and source_kind = 'prose'
    and not is_assistance
    and (
        activity_code = 'documentation'
        or list_has_any(population_group_codes, ['refugees', 'asylum_seekers'])
    )
order by month_start, char_start
