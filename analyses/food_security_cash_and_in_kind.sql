{# One row per month, modality and activity of food security: persons printed. #}
select
    reference_period_start as month_start,
    activity_code,
    coalesce(modality, 'not told') as modality,
    count(*) as figures,
    max(value)::integer as largest_figure,
    string_agg(replace(figure_text, chr(10), ' '), '; ' order by char_start) as printed
from {{ ref('fct_figure') }}
where unit_type = 'persons' and {{ is_delivered_in('food_security') }}
group by all
order by month_start, modality, activity_code
