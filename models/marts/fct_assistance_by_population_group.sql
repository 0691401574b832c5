{# One row per report, sector, activity, population group, counted unit and currency: what prose
   says was delivered to whom. #}
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
        population_group_codes,
        unit_type,
        currency_code,
        measure_basis,
        value,
        value_read,
        value_status,
        coalesce(sector_code, 'none') as sector_code,
        coalesce(activity_code, 'unspecified') as activity_code,
        coalesce(modality, 'unknown') as modality,
        if(
            len(population_group_codes) = 0, 'none',
            array_to_string(list_sort(population_group_codes), '+')
        ) as population_group_key
    from fct_figure
    where
        is_assistance
        and source_kind = 'prose'
        and value is not null
        and unit_type != 'percent'
        and part_of_figure_id is null
        and repeats_figure_id is null

),

grouped as (

    select
        report_id,
        sector_code,
        activity_code,
        modality,
        population_group_key,
        unit_type,
        currency_code,
        measure_basis,
        any_value(report_file) as report_file,
        any_value(platform_code) as platform_code,
        any_value(country_code) as country_code,
        any_value(reference_period_start) as reference_period_start,
        any_value(reference_period_end) as reference_period_end,
        bool_and(is_current) as is_current,
        any_value(population_group_codes) as population_group_codes,
        count(*) as figure_count,
        count(*) filter (where value_status = 'corrected') as corrected_figure_count,
        if(count(*) = 1, max(value), null) as single_value,
        if(count(*) = 1, max(value_read), null) as single_value_read,
        max(value) as value_lower_bound,
        sum(value) as value_upper_bound,
        list(figure_id order by figure_id) as figure_ids
    from delivered
    group by
        report_id,
        sector_code,
        activity_code,
        modality,
        population_group_key,
        unit_type,
        currency_code,
        measure_basis

),

fct_assistance_by_population_group as (

    select
        -- keys
        report_id::varchar as report_id,
        sector_code::varchar as sector_code,
        activity_code::varchar as activity_code,
        modality::varchar as modality,
        population_group_key::varchar as population_group_key,
        unit_type::varchar as unit_type,
        currency_code::varchar as currency_code,
        measure_basis::varchar as measure_basis,
        -- dimensions
        report_file::varchar as report_file,
        platform_code::varchar as platform_code,
        country_code::varchar as country_code,
        reference_period_start::date as reference_period_start,
        reference_period_end::date as reference_period_end,
        is_current::boolean as is_current,
        population_group_codes::varchar[] as population_group_codes,
        -- measures
        figure_count::integer as figure_count,
        single_value::decimal(28, 6) as value,
        single_value_read::decimal(28, 6) as value_read,
        corrected_figure_count::integer as corrected_figure_count,
        value_lower_bound::decimal(28, 6) as value_lower_bound,
        value_upper_bound::decimal(28, 6) as value_upper_bound,
        -- provenance
        figure_ids::varchar[] as figure_ids
    from grouped

)

select * from fct_assistance_by_population_group
