{# One row per mention of a period in a place of a report, with the days that it spans. #}
with

int_report_period__found as (

    select * from {{ ref('int_report_period__found') }}

),

numbers as (

    select
        report_id,
        place,
        place_order,
        mention,
        joint != '' as has_joint,
        try_cast(right_year as integer) as end_year,
        try_cast(right_month as integer) as end_month,
        coalesce(
            try_cast(day_before as integer), try_cast(day_after as integer)
        ) as end_day,
        try_cast(left_year as integer) as start_year,
        try_cast(left_month as integer) as start_month,
        coalesce(
            try_cast(left_day as integer), try_cast(left_day_alone as integer)
        ) as start_day
    from int_report_period__found

),

-- "November - January 2021" starts in 2020. A number before a dash is a day only where another day
-- follows ("20-21 September 2016"; "Situation report 12 - January 2021" is a month).
ends as (

    select
        report_id,
        place,
        place_order,
        mention,
        end_year,
        end_month,
        end_day,
        coalesce(start_year, end_year - (start_month > end_month)::integer, end_year) as start_year,
        coalesce(start_month, end_month) as start_month,
        case
            when start_month is not null then coalesce(start_day, 1)
            when end_day is not null then coalesce(start_day, end_day)
            else 1
        end as start_day,
        end_day is not null and start_month is null and start_day is null as is_one_day,
        start_year is not null and not has_joint as is_two_statements
    from numbers

),

-- A day elsewhere than in the title may be that of publication, for a report on the month before.
dates as (

    select
        report_id,
        place,
        place_order,
        mention,
        is_two_statements or (is_one_day and place != 'title') as is_unclear,
        {{ date_of_parts('start_year', 'start_month', 'start_day') }} as period_start,
        case
            when end_day is null then last_day({{ date_of_parts('end_year', 'end_month', '1') }})
            else {{ date_of_parts('end_year', 'end_month', 'end_day') }}
        end as period_end
    from ends

),

periods as (

    select
        report_id,
        place,
        place_order,
        mention,
        case
            when not is_unclear and period_start <= period_end then period_start
        end as period_start,
        case
            when not is_unclear and period_start <= period_end then period_end
        end as period_end
    from dates

)

select * from periods
