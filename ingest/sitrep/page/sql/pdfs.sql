-- On the working file: where the reports that are shown were read.
select
    reports.report_id,
    reports.report_file,
    stored.report_path,
    stored.media_type,
    reports.title_text,
    reports.title_source,
    reports.platform_code,
    reports.platform_source,
    reports.reference_period_start,
    reports.reference_period_end,
    reports.period_text,
    reports.period_source
from marts.dim_report as reports
inner join raw.report as stored using (report_id)
where reports.is_current and list_contains($reports, reports.report_id)
