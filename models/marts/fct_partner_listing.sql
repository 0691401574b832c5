{# One row per name in a report's list of partners. #}
with

int_partner__matched as (

    select * from {{ ref('int_partner__matched') }}

),

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

fct_partner_listing as (

    select
        int_partner__matched.report_id::varchar as report_id,
        int_report__described.report_file::varchar as report_file,
        int_partner__matched.partner_no::integer as partner_no,
        int_partner__matched.partner_text::varchar as partner_text,
        int_partner__matched.partner_code::varchar as partner_code,
        int_partner__matched.match_evidence::varchar as match_evidence,
        int_partner__matched.page_no::integer as page_no,
        int_partner__matched.line_no::integer as line_no,
        int_partner__matched.char_start::integer as char_start,
        int_partner__matched.char_end::integer as char_end
    from int_partner__matched
    inner join int_report__described
        on int_partner__matched.report_id = int_report__described.report_id

)

select * from fct_partner_listing
