select
    count(*) as reports_in_all,
    count(*) filter (where is_current) as current_reports
from marts.dim_report
