select
    figure_id,
    report_id,
    sector_code,
    plan_scope,
    persons_reached,
    value_raw,
    missing_reason,
    label_evidence,
    header_text,
    value_status,
    persons_reached_read,
    measure_basis,
    page_no,
    line_no,
    table_no,
    char_start,
    char_end
from marts.fct_assistance_by_sector
where is_current and list_contains($reports, report_id)
order by report_id, sector_code, plan_scope desc
