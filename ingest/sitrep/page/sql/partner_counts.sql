select
    report_id,
    partners_listed,
    numbers_stated,
    check_status,
    partners_unmatched
from marts.qa_partner_count
where is_current and list_contains($reports, report_id)
order by report_id
