{# Current reports whose list of partners is longer or shorter than prose states. A warning, as the
   report itself may be wrong; dbt prints only how many rows it found, so both numbers are logged. #}
{{ config(severity='warn') }}
{%- set finding = "is_current and check_status in ('differs', 'several_stated')" -%}
{{ warn_of_rows(ref('qa_partner_count'), finding, 'check_text') }}

select
    report_file,
    check_text,
    page_no,
    line_no
from {{ ref('qa_partner_count') }}
where {{ finding }}
