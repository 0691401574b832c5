{# One row per current report with a table: a printed number of all people, and bounds. #}
with figures as (
    select * from {{ ref('fct_figure') }}
    where
        is_current
        and source_kind = 'prose'
        and unit_type = 'persons'
        and is_assistance
        and sector_code is null
        and part_of_figure_id is null
        and repeats_figure_id is null
),

headlines as (
    select
        report_id,
        arg_max(figure_text, value) as headline,
        max(value) as headline_persons
    from figures
    group by report_id
),

compared as (
    select
        bounds.reference_period_start as month_start,
        bounds.persons_reached_at_least as at_least,
        headlines.headline,
        bounds.persons_reached_at_most as at_most,
        case
            when headlines.headline is null then 'no headline printed'
            when headlines.headline_persons < at_least then 'below the largest sector'
            when headlines.headline_persons > at_most then 'above all sectors together'
            else 'between the bounds'
        end as verdict
    from {{ ref('fct_persons_reached_bounds') }} as bounds
    left join headlines on bounds.report_id = headlines.report_id
    where bounds.is_current and bounds.plan_scope = 'both'
)

select * from compared
order by month_start
