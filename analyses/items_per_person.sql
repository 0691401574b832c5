{# One row per sentence with one number of things and one of persons: things per person. #}
with figures as (
    select * from {{ ref('fct_figure') }}
    where is_current and source_kind = 'prose'
),

per_sentence as (
    select
        reference_period_start as month_start,
        any_value(activity_code) filter (where unit_type in ('items', 'litres')) as activity_code,
        any_value(figure_text) filter (where unit_type in ('items', 'litres')) as things,
        any_value(figure_text) filter (where unit_type = 'persons') as persons,
        any_value(value) filter (where unit_type in ('items', 'litres')) as thing_count,
        any_value(value) filter (where unit_type = 'persons') as person_count,
        count(*) filter (where unit_type in ('items', 'litres')) as numbers_of_things,
        count(*) filter (where unit_type = 'persons') as numbers_of_persons,
        bool_and(qualifier = 'exact') as is_exact
    from figures
    group by report_id, reference_period_start, sentence_no
)

select
    month_start,
    activity_code,
    things,
    persons,
    is_exact,
    round(thing_count / person_count, 2) as things_per_person
from per_sentence
where numbers_of_things = 1 and numbers_of_persons = 1
order by month_start asc, things_per_person desc
