{# One row per report, sector and plan scope printed in a sector table, missing figures included. #}
with

int_assistance_by_sector__valued as (

    select * from {{ ref('int_assistance_by_sector__valued') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

-- A table under a single month and without a note on its basis counts everyone served in it.
reports as (

    select
        *,
        coalesce(
            reference_period_start = date_trunc('month', reference_period_start)
            and reference_period_end = last_day(reference_period_start),
            false
        ) as is_one_month
    from dim_report

),

fct_assistance_by_sector as (

    select
        cast(figures.figure_id as varchar) as figure_id,
        cast(figures.report_id as varchar) as report_id,
        cast(reports.report_file as varchar) as report_file,
        cast(reports.platform_code as varchar) as platform_code,
        cast(reports.country_code as varchar) as country_code,
        cast(reports.reference_period_start as date) as reference_period_start,
        cast(reports.reference_period_end as date) as reference_period_end,
        cast(figures.sector_code as varchar) as sector_code,
        cast(figures.plan_scope as varchar) as plan_scope,
        cast(figures.persons_reached as bigint) as persons_reached,
        cast(figures.value_raw as varchar) as value_raw,
        cast(figures.missing_reason as varchar) as missing_reason,
        cast(figures.label_evidence as varchar) as label_evidence,
        cast(figures.header_text as varchar) as header_text,
        cast(figures.value_status as varchar) as value_status,
        cast(figures.persons_reached_read as bigint) as persons_reached_read,
        cast(if(reports.is_one_month, 'monthly_total', 'unknown') as varchar) as measure_basis,
        cast(
            if(
                reports.is_one_month,
                'inferred: report of one month, no note on the basis',
                'not stated, and the report is not of one month'
            ) as varchar
        ) as basis_evidence,
        cast(reports.is_current as boolean) as is_current,
        cast(figures.table_no as integer) as table_no,
        cast(figures.row_no as integer) as row_no,
        cast(figures.col_no as integer) as col_no,
        cast(figures.page_no as integer) as page_no,
        cast(figures.line_no as integer) as line_no,
        cast(figures.char_start as integer) as char_start,
        cast(figures.char_end as integer) as char_end
    from int_assistance_by_sector__valued as figures
    inner join reports on figures.report_id = reports.report_id

)

select * from fct_assistance_by_sector
