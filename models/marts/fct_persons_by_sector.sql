{# One row per current report, sector and plan scope: the persons reached that its table gives. #}
with

fct_assistance_by_sector as (

    select * from {{ ref('fct_assistance_by_sector') }}

),

int_report__followed as (

    select * from {{ ref('int_report__followed') }}

),

-- Each cell counts for its own scope and for both together.
cells as (

    select
        *,
        unnest([plan_scope, 'both']) as scope_counted
    from fct_assistance_by_sector
    where is_current

),

-- The one sum that the platform makes itself: both scopes, in one sector of one report.
sectors as (

    select
        report_id,
        sector_code,
        scope_counted,
        any_value(report_file) as report_file,
        any_value(platform_code) as platform_code,
        any_value(country_code) as country_code,
        any_value(reference_period_start) as reference_period_start,
        any_value(reference_period_end) as reference_period_end,
        any_value(measure_basis) as measure_basis,
        if(
            coalesce(bool_or(missing_reason = 'unreadable'), false), null, sum(persons_reached)
        ) as persons_reached,
        -- No share where one of the two gives no number.
        if(
            scope_counted = 'both' and count(persons_reached) = 2,
            max(if(plan_scope = 'non_rmrp', persons_reached, null))
            / nullif(sum(persons_reached), 0),
            null
        ) as share_outside_plan,
        -- Also a scope of which the table has no row.
        list_filter(
            if(scope_counted = 'both', ['non_rmrp', 'rmrp'], [scope_counted]),
            lambda scope: not coalesce(
                list_contains(
                    list(plan_scope) filter (where persons_reached is not null), scope
                ),
                false
            )
        ) as scopes_not_given,
        -- inferred, partial, printed: the weakest comes first in the alphabet.
        min(label_evidence) as label_evidence,
        if(bool_or(value_status = 'corrected'), 'corrected', 'stated') as value_status,
        list(figure_id order by figure_id) as figure_ids
    from cells
    group by report_id, sector_code, scope_counted

),

-- The month right before, of the same scopes: a dash in one of them would look like a change.
changed as (

    select
        newer.report_id,
        newer.sector_code,
        newer.scope_counted,
        older.persons_reached as persons_month_before,
        newer.persons_reached - older.persons_reached as persons_change
    from int_report__followed as reports
    inner join sectors as newer on reports.report_id = newer.report_id
    inner join sectors as older
        on
            reports.previous_report_id = older.report_id
            and newer.sector_code = older.sector_code
            and newer.scope_counted = older.scope_counted
            and newer.scopes_not_given = older.scopes_not_given
            and newer.measure_basis = older.measure_basis
    where reports.series_kind = 'month' and reports.months_apart = 1

),

fct_persons_by_sector as (

    select
        sectors.report_id::varchar as report_id,
        sectors.sector_code::varchar as sector_code,
        sectors.scope_counted::varchar as plan_scope,
        sectors.report_file::varchar as report_file,
        sectors.platform_code::varchar as platform_code,
        sectors.country_code::varchar as country_code,
        sectors.reference_period_start::date as reference_period_start,
        sectors.reference_period_end::date as reference_period_end,
        sectors.measure_basis::varchar as measure_basis,
        sectors.persons_reached::bigint as persons_reached,
        sectors.share_outside_plan::double as share_outside_plan,
        changed.persons_month_before::bigint as persons_month_before,
        changed.persons_change::bigint as persons_change,
        sectors.scopes_not_given::varchar[] as scopes_not_given,
        sectors.label_evidence::varchar as label_evidence,
        sectors.value_status::varchar as value_status,
        sectors.figure_ids::varchar[] as figure_ids
    from sectors
    left join changed
        on
            sectors.report_id = changed.report_id
            and sectors.sector_code = changed.sector_code
            and sectors.scope_counted = changed.scope_counted

)

select * from fct_persons_by_sector
