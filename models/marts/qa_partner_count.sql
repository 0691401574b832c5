{# One row per report that lists partners or states their number. #}
with

fct_partner_listing as (

    select * from {{ ref('fct_partner_listing') }}

),

int_partner_count__stated as (

    select * from {{ ref('int_partner_count__stated') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

listed as (

    select
        report_id,
        count(*) as partners_listed,
        count(*) filter (where partner_code is null) as partners_unmatched
    from fct_partner_listing
    group by report_id

),

stated as (

    select
        report_id,
        list(distinct partners_stated order by partners_stated) as numbers_stated,
        min(char_start) as char_start,
        arg_min(char_end, char_start) as char_end,
        arg_min(page_no, char_start) as page_no,
        arg_min(line_no, char_start) as line_no
    from int_partner_count__stated
    group by report_id

),

checked as (

    select
        dim_report.report_id,
        dim_report.report_file,
        dim_report.is_current,
        stated.numbers_stated,
        stated.page_no,
        stated.line_no,
        stated.char_start,
        stated.char_end,
        coalesce(listed.partners_listed, 0) as partners_listed,
        coalesce(listed.partners_unmatched, 0) as partners_unmatched,
        case
            when stated.numbers_stated is null then 'nothing_stated'
            when listed.partners_listed is null then 'nothing_listed'
            when list_contains(stated.numbers_stated, listed.partners_listed) then 'agrees'
            when len(stated.numbers_stated) > 1 then 'several_stated'
            else 'differs'
        end as check_status,
        coalesce(listed.partners_listed, 0)
        || ' partners listed, '
        || coalesce(array_to_string(stated.numbers_stated, ' and '), 'no number')
        || ' stated' as check_text
    from dim_report
    left join listed on dim_report.report_id = listed.report_id
    left join stated on dim_report.report_id = stated.report_id
    where listed.report_id is not null or stated.report_id is not null

),

qa_partner_count as (

    select
        report_id::varchar as report_id,
        report_file::varchar as report_file,
        is_current::boolean as is_current,
        partners_listed::bigint as partners_listed,
        numbers_stated::bigint[] as numbers_stated,
        check_status::varchar as check_status,
        check_text::varchar as check_text,
        partners_unmatched::bigint as partners_unmatched,
        page_no::integer as page_no,
        line_no::integer as line_no,
        char_start::integer as char_start,
        char_end::integer as char_end
    from checked

)

select * from qa_partner_count
