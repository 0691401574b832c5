{# One row per current report and topic, violence or trafficking: its figures, or silence. #}
with topics as (
    select unnest(['gbv', 'trafficking']) as activity_code
),

answered as (
    select
        reports.reference_period_start as month_start,
        topics.activity_code,
        count(figures.figure_id) as figures_printed,
        count(figures.figure_id) filter (
            where figures.unit_type = 'persons' and figures.is_assistance
        ) as figures_of_persons_assisted,
        string_agg(replace(figures.figure_text, chr(10), ' '), '; ' order by figures.char_start)
            as printed,
        if(figures_printed = 0, 'silent', 'told') as verdict
    from {{ ref('dim_report') }} as reports
    cross join topics
    left join {{ ref('fct_figure') }} as figures
        on reports.report_id = figures.report_id and topics.activity_code = figures.activity_code
    where reports.is_current
    group by reports.report_id, reports.reference_period_start, topics.activity_code
)

select * from answered
order by month_start, activity_code
