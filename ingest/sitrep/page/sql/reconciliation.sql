select
    report_id,
    sector_code,
    table_rmrp,
    table_non_rmrp,
    table_both,
    prose_figure_count,
    prose_low,
    prose_high,
    verdict,
    agrees_with
from marts.qa_sector_reconciliation
where is_current and list_contains($reports, report_id)
order by report_id, sector_code
