-- A rejected file has no report and stands with every selection.
select
    report_id,
    report_file,
    severity,
    reason_code,
    reason,
    place,
    char_start,
    excerpt,
    remedy
from marts.qa_attention
where is_current and (report_id is null or list_contains($reports, report_id))
order by list_position(['error', 'warn', 'info'], severity), reason_code, place, attention_id
