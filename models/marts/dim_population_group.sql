{# One row per population group. #}
with

population_groups as (

    select * from {{ ref('population_groups') }}

),

int_population_group__nested as (

    select * from {{ ref('int_population_group__nested') }}

),

dim_population_group as (

    select
        population_groups.population_group_code::varchar as population_group_code,
        population_groups.parent_code::varchar as parent_code,
        int_population_group__nested.hierarchy_depth::integer as hierarchy_depth,
        int_population_group__nested.hierarchy_path::varchar as hierarchy_path,
        population_groups.axis::varchar as axis,
        population_groups.name_en::varchar as name_en,
        population_groups.name_es::varchar as name_es,
        population_groups.hapi_population_group::varchar as hapi_population_group,
        population_groups.hxl_attributes::varchar as hxl_attributes,
        population_groups.is_sensitive::boolean as is_sensitive,
        population_groups.source,
        population_groups.note::varchar as note
    from population_groups
    inner join int_population_group__nested
        on
            population_groups.population_group_code
            = int_population_group__nested.population_group_code

)

select * from dim_population_group
