{# One row per name in a report's list of partners. #}
with

int_partner__matched as (

    select * from {{ ref('int_partner__matched') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

fct_partner_listing as (

    select
        int_partner__matched.report_id::varchar as report_id,
        dim_report.report_file::varchar as report_file,
        dim_report.is_current::boolean as is_current,
        int_partner__matched.partner_no::integer as partner_no,
        int_partner__matched.partner_text::varchar as partner_text,
        int_partner__matched.partner_code::varchar as partner_code,
        int_partner__matched.match_evidence::varchar as match_evidence,
        int_partner__matched.page_no::integer as page_no,
        int_partner__matched.line_no::integer as line_no,
        int_partner__matched.char_start::integer as char_start,
        int_partner__matched.char_end::integer as char_end
    from int_partner__matched
    inner join dim_report
        on int_partner__matched.report_id = dim_report.report_id

)

select * from fct_partner_listing
