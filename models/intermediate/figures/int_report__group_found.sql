{# One row per report that is about one group of people on the move: the one it names most. #}
with

int_phrase__matched as (

    select * from {{ ref('int_phrase__matched') }}

),

population_groups as (

    select * from {{ ref('population_groups') }}

),

mentions as (

    select
        matches.report_id,
        groups.population_group_code,
        count(*) as mention_count
    from int_phrase__matched as matches
    inner join population_groups as groups
        on list_contains(
            string_split(matches.phrase_code, '|'), groups.population_group_code
        )
    where
        matches.phrase_role = 'group'
        and groups.axis in ('mobility', 'legal_status', 'nationality')
    group by matches.report_id, groups.population_group_code

),

group_found as (

    select
        report_id,
        first(
            population_group_code order by mention_count desc, population_group_code asc
        ) as population_group_code
    from mentions
    group by report_id
    having 2 * max(mention_count) > sum(mention_count)

)

select * from group_found
