{# One row per current report: figures of prose by how sure they are, and those that wait. #}
with waiting as (
    select
        report_id,
        -- What stands behind the reason is the figure's id.
        count(distinct regexp_extract(attention_id, '[0-9a-f]{12}-[0-9]+$')) as figures_waiting
    from {{ ref('qa_attention') }}
    where is_current and reason_code in ('figure_unsure', 'figure_without_sector')
    group by report_id
),

rated as (
    select
        figures.report_file,
        count(*) as figures_of_prose,
        count(*) filter (where figures.certainty = 'sure') as sure,
        count(*) filter (where figures.certainty = 'likely') as likely,
        count(*) filter (where figures.certainty = 'unsure') as unsure,
        count(*) filter (where figures.certainty = 'checked') as checked_by_hand,
        coalesce(any_value(waiting.figures_waiting), 0) as wait_for_a_person
    from {{ ref('fct_figure') }} as figures
    left join waiting on figures.report_id = waiting.report_id
    where figures.is_current and figures.source_kind = 'prose'
    group by figures.report_id, figures.report_file
)

select * from rated
order by report_file
