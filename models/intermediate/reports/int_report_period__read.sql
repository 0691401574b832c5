{# One row per period printed where a report may say what it reports on: the days that it spans. #}
with

int_report_period__numbered as (

    select * from {{ ref('int_report_period__numbered') }}

),

turned as (

    select
        report_id,
        period_no,
        unit_months,
        first_no,
        first_year,
        last_year,
        coalesce(last_no, first_no) as last_no,
        if(last_month is not null and unit_kind = 'half_year', 'half_month', unit_kind)
            as unit_kind,
        if(figure_order = 'month_first', first_month, first_day) as first_day,
        if(figure_order = 'month_first', first_day, first_month) as first_month,
        if(figure_order = 'month_first', last_month, last_day) as last_day,
        if(figure_order = 'month_first', last_day, last_month) as last_month,
        figure_order is null as is_unclear
    from int_report_period__numbered

),

-- "November - January 2021" starts in 2020.
started as (

    select
        *,
        coalesce(first_month, last_month) as start_month,
        coalesce(
            first_year, last_year - if(coalesce(first_month, last_month) > last_month, 1, 0)
        ) as start_year,
        case
            when first_day is not null then first_day
            when first_month is null and last_day is not null then last_day
            else 1
        end as start_day
    from turned

),

-- Days printed beside the number of a week count before the number.
spans as (

    select
        report_id,
        period_no,
        case
            when last_month is not null and (unit_kind is null or last_day is not null)
                then {{ date_of_parts('start_year', 'start_month', 'start_day') }}
            when unit_kind = 'half_month' and first_no in (1, 2)
                then {{ date_of_parts('last_year', 'last_month', 'if(first_no = 1, 1, 16)') }}
            when unit_kind = 'year' then {{ date_of_parts('last_year', '1', '1') }}
            when unit_kind = 'week' and first_no between 1 and 53
                then {{ iso_week_start('last_year', 'first_no') }}
            when unit_months is not null and first_no between 1 and 12 // unit_months
                then {{ date_of_parts('last_year', '(first_no - 1) * unit_months + 1', '1') }}
        end as period_start,
        case
            when last_month is not null and (unit_kind is null or last_day is not null)
                then
                    if(
                        last_day is null,
                        last_day({{ date_of_parts('last_year', 'last_month', '1') }}),
                        {{ date_of_parts('last_year', 'last_month', 'last_day') }}
                    )
            when unit_kind = 'half_month' and first_no = 1
                then {{ date_of_parts('last_year', 'last_month', '15') }}
            when unit_kind = 'half_month' and first_no = 2
                then last_day({{ date_of_parts('last_year', 'last_month', '1') }})
            when unit_kind = 'year' then {{ date_of_parts('last_year', '12', '31') }}
            when unit_kind = 'week' and last_no between 1 and 53
                then {{ iso_week_start('last_year', 'last_no') }} + 6
            when unit_months is not null and last_no between 1 and 12 // unit_months
                then last_day({{ date_of_parts('last_year', 'last_no * unit_months', '1') }})
        end as period_end,
        is_unclear
    from started

),

read as (

    select
        report_id,
        period_no,
        case
            when not is_unclear and period_start <= period_end then period_start
        end as period_start,
        case
            when not is_unclear and period_start <= period_end then period_end
        end as period_end
    from spans

)

select * from read
