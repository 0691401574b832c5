{# One row per figure of assistance of two reports that may print the same: what it counts. #}
with

int_report__twinned as (

    select * from {{ ref('int_report__twinned') }}

),

int_figure__described as (

    select * from {{ ref('int_figure__described') }}

),

sides as (

    select
        comparison_id,
        twin_kind,
        first_report_id as report_id,
        'first' as side
    from int_report__twinned
    union all
    select
        comparison_id,
        twin_kind,
        second_report_id as report_id,
        'second' as side
    from int_report__twinned

),

-- Activities and groups are named in other words in another language, units and sectors less so.
keyed as (

    select
        sides.comparison_id,
        sides.twin_kind,
        sides.side,
        figures.figure_id,
        figures.char_start,
        figures.value::varchar as value_key,
        concat_ws(
            '|',
            figures.source_kind,
            figures.plan_scope,
            figures.unit_type,
            figures.currency_code,
            figures.sector_code
        ) as sector_key,
        concat_ws(
            '|',
            sector_key,
            coalesce(figures.activity_code, 'none'),
            array_to_string(list_sort(figures.population_group_codes), '+')
        ) as meaning_key
    from sides
    inner join int_figure__described as figures
        on sides.report_id = figures.report_id
    where
        figures.is_assistance
        and figures.sector_code is not null
        and figures.value is not null
        and figures.repeats_figure_id is null
        -- Platforms count their own work: only a number of some size is known again in both.
        and (sides.twin_kind = 'other_language' or figures.value >= 100)

)

select * from keyed
