-- The newest reports; a report without a period comes last.
select
    report_id,
    report_file,
    title_text,
    platform_code,
    country_code,
    language_code,
    media_type,
    page_count,
    strftime(reference_period_start, '%Y-%m-%d') as period_start,
    strftime(reference_period_end, '%Y-%m-%d') as period_end,
    period_kind,
    platform_source,
    country_source,
    period_source,
    inferred_attributes,
    revision_no,
    revision_of,
    copy_of,
    is_current
from marts.dim_report
where len($platforms) = 0 or list_contains($platforms, platform_code)
order by reference_period_end desc nulls last, is_current desc, report_file, report_id
limit $limit
