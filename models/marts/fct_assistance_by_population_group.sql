{# One row per report, sector, activity, population group and counted unit: what prose says was
   delivered to whom. #}
with

fct_figure as (

    select * from {{ ref('fct_figure') }}

),

delivered as (

    select
        figure_id,
        report_id,
        report_file,
        platform_code,
        country_code,
        reference_period_start,
        reference_period_end,
        is_current,
        coalesce(sector_code, 'none') as sector_code,
        coalesce(activity_code, 'unspecified') as activity_code,
        coalesce(modality, 'unknown') as modality,
        population_group_codes,
        if(
            len(population_group_codes) = 0, 'none',
            array_to_string(list_sort(population_group_codes), '+')
        ) as population_group_key,
        unit_type,
        measure_basis,
        value
    from fct_figure
    where
        is_assistance
        and source_kind = 'prose'
        and value is not null
        and unit_type != 'percent'
        and part_of_figure_id is null
        and repeats_figure_id is null

),

fct_assistance_by_population_group as (

    select
        report_id::varchar as report_id,
        any_value(report_file)::varchar as report_file,
        any_value(platform_code)::varchar as platform_code,
        any_value(country_code)::varchar as country_code,
        any_value(reference_period_start)::date as reference_period_start,
        any_value(reference_period_end)::date as reference_period_end,
        bool_and(is_current)::boolean as is_current,
        sector_code::varchar as sector_code,
        activity_code::varchar as activity_code,
        modality::varchar as modality,
        population_group_key::varchar as population_group_key,
        any_value(population_group_codes)::varchar[] as population_group_codes,
        unit_type::varchar as unit_type,
        measure_basis::varchar as measure_basis,
        count(*)::integer as figure_count,
        if(count(*) = 1, any_value(value), null)::decimal(28, 6) as value,
        max(value)::decimal(28, 6) as value_lower_bound,
        sum(value)::decimal(28, 6) as value_upper_bound,
        list(figure_id order by figure_id)::varchar[] as figure_ids
    from delivered
    group by
        report_id,
        sector_code,
        activity_code,
        modality,
        population_group_key,
        unit_type,
        measure_basis

)

select * from fct_assistance_by_population_group
