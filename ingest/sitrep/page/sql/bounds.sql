select
    report_id,
    plan_scope,
    persons_reached_at_least,
    persons_reached_at_most,
    largest_sector_code,
    sectors_given,
    sectors_not_given,
    measure_basis,
    figure_ids
from marts.fct_persons_reached_bounds
where is_current and list_contains($reports, report_id)
order by report_id, plan_scope
