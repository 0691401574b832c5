{# One row per report: the period that it reports on and where that was read. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

int_report_period__read as (

    select * from {{ ref('int_report_period__read') }}

),

-- A mention that cannot be read stays in the list as NULL days: its place has no single answer.
place_periods as (

    select
        report_id,
        place,
        place_order,
        list(
            distinct struct_pack(period_start := period_start, period_end := period_end)
        ) as periods
    from int_report_period__read
    group by report_id, place, place_order

),

answers as (

    select
        report_id,
        place,
        place_order,
        case
            when len(periods) = 1 and struct_extract(periods[1], 'period_start') is null
                then periods || periods
            else periods
        end as periods
    from place_periods

),

chosen as (

    select
        report_id,
        {{ first_single_answer('periods') }} as period,
        {{ evidence_of_answer('periods') }} as period_evidence
    from answers
    group by report_id

),

dated as (

    select
        stg_raw__report.report_id,
        struct_extract(chosen.period, 'period_start') as reference_period_start,
        struct_extract(chosen.period, 'period_end') as reference_period_end,
        coalesce(chosen.period_evidence, 'not_found') as period_evidence
    from stg_raw__report
    left join chosen on stg_raw__report.report_id = chosen.report_id

)

select * from dated
