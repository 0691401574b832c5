{# One row per figure and phrase: what the phrase says, and how many points it gives for where it
   stands. #}
with

int_figure__evidence_found as (

    select * from {{ ref('int_figure__evidence_found') }}

),

int_phrase__listed as (

    select * from {{ ref('int_phrase__listed') }}

),

evidence_relations as (

    select * from {{ ref('evidence_relations') }}

),

weighed as (

    select
        found.report_id,
        found.figure_no,
        phrases.phrase_role,
        phrases.phrase,
        phrases.phrase_code,
        phrases.activity_code,
        phrases.modality,
        found.relation,
        found.distance,
        found.char_start,
        -- Decimal, so that sums do not depend on the order in which they are added.
        cast(
            phrases.weight
            * if(
                phrases.phrase_role = 'context', relations.context_factor, relations.sector_factor
            )
            / (1 + found.distance / if(
                phrases.phrase_role = 'context',
                {{ var('context_half_distance') }},
                {{ var('sector_half_distance') }}
            ))
            as decimal(10, 4)
        ) as points
    from int_figure__evidence_found as found
    inner join int_phrase__listed as phrases
        on found.phrase_id = phrases.phrase_id
    inner join evidence_relations as relations
        on found.relation = relations.relation
    where phrases.phrase_role is distinct from 'context' or relations.context_factor != 0

)

select * from weighed
