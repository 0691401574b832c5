{# One row per month, modality and activity of food security: persons printed. #}
select
    reference_period_start as month_start,
    activity_code,
    coalesce(modality, 'not told') as modality,
    count(*) as figures,
    max(value)::integer as largest_figure,
    string_agg(replace(figure_text, chr(10), ' '), '; ' order by char_start) as printed
from {{ ref('fct_figure') }}
where
    is_current
    and source_kind = 'prose'
    and sector_code = 'food_security'
    and unit_type = 'persons'
    and part_of_figure_id is null
    and repeats_figure_id is null
    and is_assistance
group by all
order by month_start, modality, activity_code
