{# One row per cell of a sector table that the report before in the series has too, or had. #}
with

int_report__followed as (

    select * from {{ ref('int_report__followed') }}

),

int_assistance_by_sector__valued as (

    select * from {{ ref('int_assistance_by_sector__valued') }}

),

-- A report without any number in a sector table says nothing of sectors that are gone.
reports_with_table as (

    select distinct report_id
    from int_assistance_by_sector__valued
    where persons_reached is not null

),

followed as (

    select
        reports.report_id,
        reports.previous_report_id,
        reports.series_kind,
        reports.months_apart,
        older.sector_code,
        older.plan_scope,
        older.figure_id as figure_id_before,
        newer.figure_id as figure_id_after,
        older.persons_reached as value_before,
        newer.persons_reached as value_after,
        newer.page_no,
        newer.line_no,
        newer.char_start,
        newer.char_end
    from int_report__followed as reports
    inner join reports_with_table on reports.report_id = reports_with_table.report_id
    inner join int_assistance_by_sector__valued as older
        on reports.previous_report_id = older.report_id
    left join int_assistance_by_sector__valued as newer
        on
            reports.report_id = newer.report_id
            and older.sector_code = newer.sector_code
            and older.plan_scope = newer.plan_scope

)

select * from followed
