{# One row per report with a number of its own, which is shorter to join by than its id. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

numbered as (

    select
        report_id,
        language_code,
        cast(row_number() over (order by report_id) as integer) as report_no
    from stg_raw__report

)

select * from numbered
