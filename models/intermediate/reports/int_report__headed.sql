{# One row per report that has text: its head. #}
with

stg_raw__line as (

    select * from {{ ref('stg_raw__line') }}

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

-- Running text names platforms that others coordinate: a press story on GIFMM is not by GIFMM.
lines_set_apart as (

    select
        stg_raw__line.report_id,
        stg_raw__line.line_no,
        stg_raw__line.text
    from stg_raw__line
    left join stg_raw__sentence
        on
            stg_raw__line.report_id = stg_raw__sentence.report_id
            and stg_raw__sentence.block_kind != 'heading'
            and stg_raw__line.char_start < stg_raw__sentence.char_end
            and stg_raw__line.char_end > stg_raw__sentence.char_start
    where stg_raw__sentence.report_id is null and trim(stg_raw__line.text) != ''

),

numbered as (

    select
        report_id,
        line_no,
        text,
        row_number() over (partition by report_id order by line_no) as printed_line_no
    from lines_set_apart

),

-- Further down come lists of partners, tables and footers, which name others.
heads as (

    select
        report_id,
        string_agg(text, ' ; ' order by line_no) as head_text
    from numbered
    where printed_line_no <= 10
    group by report_id

)

select * from heads
