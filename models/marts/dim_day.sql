{# One row per day from the first to the last that reports are on. #}
with

dim_report as (

    select * from {{ ref('dim_report') }}

),

spanned as (

    select
        min(coalesce(reference_period_start, reference_period_end)) as first_day,
        max(reference_period_end) as last_day
    from dim_report

),

days as (

    select unnest(generate_series(first_day, last_day, interval 1 day)) as day_at
    from spanned

),

dim_day as (

    select
        day_at::date as day_date,
        date_trunc('month', day_at)::date as month_date
    from days

)

select * from dim_day
