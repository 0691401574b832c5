{# One row per organisation that reports list as a partner. #}
with

partners as (

    select * from {{ ref('partners') }}

),

partner_aliases as (

    select * from {{ ref('partner_aliases') }}

),

aliases_of_partner as (

    select
        partner_code,
        list(alias order by alias) as aliases
    from partner_aliases
    group by partner_code

),

dim_partner as (

    select
        partners.partner_code::varchar as partner_code,
        partners.name_en::varchar as name_en,
        partners.name_es::varchar as name_es,
        partners.acronym::varchar as acronym,
        aliases_of_partner.aliases::varchar[] as aliases,
        partners.org_type::varchar as org_type,
        partners.hdx_org_type_code::varchar as hdx_org_type_code,
        partners.r4v_org_id_2021::varchar as r4v_org_id_2021,
        partners.r4v_type_2021::varchar as r4v_type_2021,
        partners.identity_status::varchar as identity_status,
        partners.source,
        partners.note::varchar as note
    from partners
    left join aliases_of_partner on partners.partner_code = aliases_of_partner.partner_code

)

select * from dim_partner
