{# One row per report and plan scope: between how many and how many persons its table says. #}
with

fct_assistance_by_sector as (

    select * from {{ ref('fct_assistance_by_sector') }}

),

int_table_cell__labelled as (

    select * from {{ ref('int_table_cell__labelled') }}

),

-- A number that no sector takes, of a table that may be of persons, lies above any sum.
left_out as (

    select distinct report_id
    from int_table_cell__labelled
    where
        cell_role = 'unlabelled'
        and (value is not null or missing_reason = 'unreadable')
        and unlabelled_reason not in (
            'not_a_sector_table', 'other_measure', 'other_row_label', 'repeats_another_cell'
        )

),

-- Each cell counts for its own scope and for both scopes together.
cells as (

    select
        *,
        unnest([plan_scope, 'both']) as scope_bounded
    from fct_assistance_by_sector

),

sectors as (

    select
        report_id,
        scope_bounded,
        sector_code,
        any_value(report_file) as report_file,
        any_value(platform_code) as platform_code,
        any_value(country_code) as country_code,
        any_value(reference_period_start) as reference_period_start,
        any_value(reference_period_end) as reference_period_end,
        any_value(measure_basis) as measure_basis,
        bool_and(is_current) as is_current,
        sum(persons_reached) as persons,
        bool_or(persons_reached is null and missing_reason = 'unreadable') as is_unreadable,
        list(figure_id order by figure_id) as figure_ids
    from cells
    group by report_id, scope_bounded, sector_code

),

-- The only sum over sectors that people are given: a bound, and named so.
bounded as (

    select
        report_id,
        scope_bounded,
        any_value(report_file) as report_file,
        any_value(platform_code) as platform_code,
        any_value(country_code) as country_code,
        any_value(reference_period_start) as reference_period_start,
        any_value(reference_period_end) as reference_period_end,
        any_value(measure_basis) as measure_basis,
        bool_and(is_current) as is_current,
        max(persons) as at_least,
        arg_max(sector_code, persons) as largest_sector,
        if(
            bool_or(is_unreadable or report_id in (select left_out.report_id from left_out)),
            null, sum(persons)
        ) as at_most,
        count(persons) as sectors_given,
        count(*) - count(persons) as sectors_not_given,
        flatten(list(figure_ids order by sector_code)) as figure_ids
    from sectors
    group by report_id, scope_bounded

),

fct_persons_reached_bounds as (

    select
        report_id::varchar as report_id,
        scope_bounded::varchar as plan_scope,
        report_file::varchar as report_file,
        platform_code::varchar as platform_code,
        country_code::varchar as country_code,
        reference_period_start::date as reference_period_start,
        reference_period_end::date as reference_period_end,
        measure_basis::varchar as measure_basis,
        is_current::boolean as is_current,
        at_least::bigint as persons_reached_at_least,
        at_most::bigint as persons_reached_at_most,
        largest_sector::varchar as largest_sector_code,
        sectors_given::integer as sectors_given,
        sectors_not_given::integer as sectors_not_given,
        figure_ids::varchar[] as figure_ids
    from bounded

)

select * from fct_persons_reached_bounds
