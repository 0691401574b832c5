"""The SQL that says which edition of a report a figure stands in, and what the current one prints in its place."""

# The report itself, the one it is a copy of, the one it replaced, and those that replaced it, in order.
EDITIONS = """
    with recursive asked as (
        select
            report_id as asked_id,
            copy_of,
            revision_of,
            coalesce(copy_of, report_id) as first_id
        from marts.dim_report
        where list_contains(?, report_id)
    ),

    later as (
        select asked_id, first_id as report_id, 0 as step
        from asked
        union all
        select later.asked_id, reports.report_id, later.step + 1
        from later
        inner join marts.dim_report as reports on later.report_id = reports.revision_of
    ),

    related as (
        select asked_id, asked_id as report_id, 'own' as relation, 0 as step from asked
        union all
        select asked_id, copy_of, 'copied', 0 from asked
        union all
        select asked_id, revision_of, 'replaced', 0 from asked
        union all
        select asked_id, report_id, 'later', step from later where step > 0
    )

    select
        related.asked_id,
        related.relation,
        reports.report_id,
        reports.report_file,
        reports.revision_no,
        reports.revision_evidence,
        reports.is_current
    from related
    inner join marts.dim_report as reports on related.report_id = reports.report_id
    order by related.asked_id, related.step, related.relation
"""

# What current editions print for sector and plan of a cell of an edition that they replaced; `?`: cells, reports.
NOW = """
    select
        cells.figure_id,
        current.figure_id as now_id,
        current.report_file,
        current.persons_reached
    from marts.fct_assistance_by_sector as cells
    inner join marts.fct_assistance_by_sector as current
        on
            cells.sector_code = current.sector_code
            and cells.plan_scope = current.plan_scope
            and cells.report_id != current.report_id
    where
        list_contains(?, cells.figure_id)
        and list_contains(?, current.report_id)
        and current.is_current
        and (cells.platform_code, cells.reference_period_start, cells.reference_period_end)
        = (current.platform_code, current.reference_period_start, current.reference_period_end)
"""
