{# One row per population group: how deep it lies and by which groups it is reached from the top. #}
with recursive

population_groups as (

    select * from {{ ref('population_groups') }}

),

nested as (

    select
        population_group_code,
        0 as hierarchy_depth,
        population_group_code as hierarchy_path
    from population_groups
    where parent_code is null
    union all
    select
        population_groups.population_group_code,
        nested.hierarchy_depth + 1 as hierarchy_depth,
        nested.hierarchy_path || ' > ' || population_groups.population_group_code as hierarchy_path
    from population_groups
    inner join nested on population_groups.parent_code = nested.population_group_code

)

select * from nested
