select
    report_id,
    sector_code,
    activity_code,
    modality,
    population_group_codes,
    unit_type,
    currency_code,
    measure_basis,
    value::double as value,
    value_lower_bound::double as low,
    value_upper_bound::double as high,
    figure_count,
    corrected_figure_count,
    figure_ids
from marts.fct_assistance_by_population_group
where is_current and list_contains($reports, report_id)
order by report_id, sector_code nulls last, activity_code nulls last, population_group_key, unit_type, currency_code, measure_basis
