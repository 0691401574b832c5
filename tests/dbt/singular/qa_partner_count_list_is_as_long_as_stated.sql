{# Reports whose list of partners is longer or shorter than the number stated in prose; both numbers are in
   check_text. A warning: the report itself may be wrong. #}
{{ config(severity='warn') }}

select
    report_file,
    check_text,
    page_no,
    line_no
from {{ ref('qa_partner_count') }}
where check_status in ('differs', 'several_stated')
