{# One row per number that does not fit the one of the report before: jump, gone sector or fall. #}
with

int_cell__followed as (

    select * from {{ ref('int_cell__followed') }}

),

int_cumulative__followed as (

    select * from {{ ref('int_cumulative__followed') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

jumps as (

    select
        *,
        'month_jump' as finding
    from int_cell__followed
    where
        series_kind = 'month'
        and abs(value_after - value_before) >= {{ var('month_jump_persons') }}
        and greatest(value_after, value_before)
        > {{ var('month_jump_factor') }} * least(value_after, value_before)

),

-- A sector is gone when neither of its rows has a number any more.
vanished as (

    select
        report_id,
        previous_report_id,
        'sector_vanished' as finding,
        months_apart,
        sector_code,
        arg_max(figure_id_before, value_before) as figure_id_before,
        arg_max(figure_id_after, plan_scope) as figure_id_after,
        sum(value_before) as value_before,
        arg_max(page_no, plan_scope) as page_no,
        arg_max(line_no, plan_scope) as line_no,
        arg_max(char_start, plan_scope) as char_start,
        arg_max(char_end, plan_scope) as char_end
    from int_cell__followed
    where series_kind = 'month'
    group by report_id, previous_report_id, months_apart, sector_code
    having sum(value_before) > 0 and count(value_after) = 0

),

-- What is counted since a start cannot become less.
falls as (

    select
        * exclude (series_key, low_before, high_after),
        'cumulative_fall' as finding
    from int_cumulative__followed
    where high_after < low_before
    union all by name
    select
        *,
        'cumulative_fall' as finding
    from int_cell__followed
    where series_kind = 'cumulative' and value_after < value_before

),

found as (

    select * from jumps
    union all by name
    select * from vanished
    union all by name
    select * from falls

),

qa_month_on_month as (

    select
        cast(found.report_id as varchar) as report_id,
        cast(newer.report_file as varchar) as report_file,
        cast(found.previous_report_id as varchar) as previous_report_id,
        cast(older.report_file as varchar) as previous_report_file,
        cast(newer.is_current as boolean) as is_current,
        cast(found.finding as varchar) as finding,
        cast(found.sector_code as varchar) as sector_code,
        cast(found.plan_scope as varchar) as plan_scope,
        cast(
            concat_ws(' ', coalesce(found.sector_code, 'no sector'), found.plan_scope)
            || ': ' || {{ plain_number('found.value_before') }}
            || coalesce(' became ' || {{ plain_number('found.value_after') }}, ' and now nothing')
            as varchar
        ) as finding_text,
        cast(found.value_before as decimal(28, 6)) as value_before,
        cast(found.value_after as decimal(28, 6)) as value_after,
        cast(found.months_apart as integer) as months_apart,
        cast(found.figure_id_before as varchar) as figure_id_before,
        cast(found.figure_id_after as varchar) as figure_id_after,
        cast(found.page_no as integer) as page_no,
        cast(found.line_no as integer) as line_no,
        cast(found.char_start as integer) as char_start,
        cast(found.char_end as integer) as char_end
    from found
    inner join dim_report as newer on found.report_id = newer.report_id
    inner join dim_report as older on found.previous_report_id = older.report_id

)

select * from qa_month_on_month
