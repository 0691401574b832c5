{# One row per period printed where a report may say what it reports on, taken apart as printed. #}
with

source as (

    select * from {{ source('raw', 'report_period') }}

),

renamed as (

    select
        report_id,
        period_no,
        source,
        text,
        before_text,
        after_text,
        above_text,
        unit_text,
        first_no_text,
        last_no_text,
        first_day_text,
        first_month_text,
        first_year_text,
        last_day_text,
        last_month_text,
        last_year_text,
        page_no,
        line_no,
        char_start,
        char_end
    from source

)

select * from renamed
