{# Current reports with a number that does not fit the report before. A warning, as people and needs
   do change; dbt prints only how many rows it found, so each is logged with its numbers. #}
{{ config(severity='warn') }}
{{ warn_of_rows(ref('qa_month_on_month'), 'is_current', 'finding_text') }}

select
    report_file,
    finding,
    finding_text,
    page_no,
    line_no
from {{ ref('qa_month_on_month') }}
where is_current
