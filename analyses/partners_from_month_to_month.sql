{# One row per report and kind of organisation: partners listed, new and gone. #}
with reports as (
    select
        report_id,
        reference_period_start,
        lag(report_id) over (
            partition by platform_code, country_code order by reference_period_start
        ) as report_before
    from {{ ref('dim_report') }}
    where is_current
),

listed as (
    select distinct
        report_id,
        partner_code
    from {{ ref('fct_partner_listing') }}
    where is_current and partner_code is not null
),

moves as (
    select
        reports.report_id,
        listed.partner_code,
        if(earlier.partner_code is null, 'new', 'stayed') as change_kind
    from reports
    inner join listed on reports.report_id = listed.report_id
    left join listed as earlier
        on reports.report_before = earlier.report_id and listed.partner_code = earlier.partner_code
    union all
    select
        reports.report_id,
        earlier.partner_code,
        'gone' as change_kind
    from reports
    inner join listed as earlier on reports.report_before = earlier.report_id
    anti join listed
        on reports.report_id = listed.report_id and earlier.partner_code = listed.partner_code
),

counted as (
    select
        reports.reference_period_start as month_start,
        partners.org_type,
        count(*) filter (where moves.change_kind != 'gone') as listed,
        if(reports.report_before is null, null, count(*) filter (where moves.change_kind = 'new'))
            as newly_listed,
        if(reports.report_before is null, null, count(*) filter (where moves.change_kind = 'gone'))
            as not_listed_now,
        any_value(counts.numbers_stated) as stated_in_all
    from moves
    inner join reports on moves.report_id = reports.report_id
    inner join {{ ref('dim_partner') }} as partners on moves.partner_code = partners.partner_code
    left join {{ ref('qa_partner_count') }} as counts on moves.report_id = counts.report_id
    group by
        reports.report_id, reports.reference_period_start, reports.report_before, partners.org_type
)

select * from counted
order by month_start asc, listed desc, org_type asc
