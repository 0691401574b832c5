{# One row per partner listed that is not in the R4V file of appealing partners of 2021. #}
select
    partners.org_type,
    partners.partner_code,
    partners.name_en,
    partners.identity_status,
    count(distinct listings.report_id) as reports
from {{ ref('dim_partner') }} as partners
inner join {{ ref('fct_partner_listing') }} as listings
    on partners.partner_code = listings.partner_code
where listings.is_current and partners.r4v_org_id_2021 is null
group by all
order by partners.org_type, partners.partner_code
