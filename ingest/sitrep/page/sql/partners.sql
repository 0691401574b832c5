select
    report_id,
    partner_no,
    partner_code,
    if(partner_code is null, partner_text, null) as partner_text,
    page_no,
    line_no
from marts.fct_partner_listing
where is_current and list_contains($reports, report_id)
order by report_id, partner_no
