{# One row per figure whose sentence prints a date, and whether it is the report's month. #}
with months as (
    select * from {{ ref('months') }}
),

figures as (
    select * from {{ ref('fct_figure') }}
    where is_current and period_text is not null
),

named as (
    select
        figures.figure_id,
        count(months.month_name) > 0
        and regexp_extract(any_value(figures.period_text), '[0-9]{4}')
        in ('', any_value(year(figures.reference_period_start))::varchar) as names_report_month
    from figures
    left join months
        on
            month(figures.reference_period_start) = months.month_no
            and list_contains(
                string_split_regex(lower(figures.period_text), '[^[:alpha:]]+'),
                lower(months.month_name)
            )
    group by figures.figure_id
)

select
    figures.reference_period_start as month_start,
    figures.unit_type,
    figures.period_text,
    named.names_report_month,
    figures.measure_basis,
    figures.is_assistance,
    replace(figures.figure_text, chr(10), ' ') as printed
from figures
inner join named on figures.figure_id = named.figure_id
order by month_start, figures.char_start
