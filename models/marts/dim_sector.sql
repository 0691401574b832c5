{# One row per sector. #}
with

sectors as (

    select * from {{ ref('sectors') }}

),

dim_sector as (

    select
        sector_code::varchar as sector_code,
        parent_sector_code::varchar as parent_sector_code,
        name_en::varchar as name_en,
        name_es::varchar as name_es,
        sector_order::integer as sector_order,
        is_table_sector::boolean as is_table_sector,
        hdx_sector_code::varchar as hdx_sector_code,
        hdx_match::varchar as hdx_match,
        hpc_cluster_code::varchar as hpc_cluster_code,
        rmrp_2020::varchar as rmrp_2020,
        rmrp_2021::varchar as rmrp_2021,
        rmrp_2022::varchar as rmrp_2022,
        r4v_label_2021::varchar as r4v_label_2021,
        source,
        note::varchar as note
    from sectors

)

select * from dim_sector
