{# One row per kind of number and reason: numbers of one month that are no facts. #}
select
    figures.figure_kind,
    figures.kind_evidence,
    count(*) as numbers,
    string_agg(replace(figures.figure_text, chr(10), ' '), '; ' order by figures.char_start)
        as printed
from {{ ref('stg_raw__figure') }} as figures
inner join {{ ref('dim_report') }} as reports on figures.report_id = reports.report_id
where
    reports.is_current
    and figures.figure_kind != 'quantity'
    and reports.reference_period_start = '{{ var("month", "2021-01-01") }}'
group by figures.figure_kind, figures.kind_evidence
order by figures.figure_kind asc, numbers desc, printed asc
