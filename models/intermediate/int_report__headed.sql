{# One row per report that has text: its head. #}
with

stg_raw__line as (

    select * from {{ ref('stg_raw__line') }}

),

numbered_lines as (

    select
        report_id,
        line_no,
        text,
        row_number() over (partition by report_id order by line_no) as printed_line_no
    from stg_raw__line
    where trim(text) != ''

),

-- Further down a text names other platforms and countries in passing; its head speaks of itself.
heads as (

    select
        report_id,
        string_agg(text, ' ; ' order by line_no) as head_text
    from numbered_lines
    where printed_line_no <= 10
    group by report_id

)

select * from heads
