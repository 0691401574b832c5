{# One row per current report: sectors only in its table or only in its prose, and others. #}
with sectors as (
    select
        report_id,
        string_agg(sector_code, ', ' order by sector_code) filter (where verdict = 'only_table')
            as only_in_table,
        string_agg(sector_code, ', ' order by sector_code) filter (where verdict = 'only_prose')
            as only_in_prose,
        count(*) filter (where verdict not in ('only_table', 'only_prose')) as in_both
    from {{ ref('qa_sector_reconciliation') }}
    group by report_id
),

figures as (
    select
        report_id,
        string_agg(replace(figure_text, chr(10), ' '), '; ' order by char_start)
            as persons_without_sector
    from {{ ref('fct_figure') }}
    where
        source_kind = 'prose'
        and unit_type = 'persons'
        and is_assistance
        and sector_code is null
    group by report_id
),

answered as (
    select
        reports.reference_period_start as month_start,
        sectors.only_in_table,
        sectors.only_in_prose,
        figures.persons_without_sector,
        coalesce(sectors.in_both, 0) as sectors_in_both
    from {{ ref('dim_report') }} as reports
    left join sectors on reports.report_id = sectors.report_id
    left join figures on reports.report_id = figures.report_id
    where reports.is_current
)

select * from answered
order by month_start
