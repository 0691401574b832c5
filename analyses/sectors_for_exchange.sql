{# One row per cell of the sector tables of one month, with HDX codes and its caveat. #}
select
    assistance.country_code as location_code,
    sectors.hdx_sector_code as sector_code,
    sectors.hdx_match,
    sectors.name_en as sector_name,
    assistance.plan_scope,
    assistance.persons_reached as population,
    assistance.reference_period_start,
    coalesce('no number: ' || assistance.missing_reason, 'do not add over sectors or months')
        as caveat
from {{ ref('fct_assistance_by_sector') }} as assistance
inner join {{ ref('dim_sector') }} as sectors on assistance.sector_code = sectors.sector_code
where
    assistance.is_current
    and assistance.reference_period_start = '{{ var("month", "2021-01-01") }}'
order by sectors.sector_order asc, assistance.plan_scope desc
