{# One row per figure and phrase that says something of it: how many points it gives for where it
   stands. Reports and phrases by number: int_figure__evidence_weighed says what they are. #}
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

rated as (

    select
        found.report_no,
        found.figure_no,
        found.phrase_no,
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
        on found.phrase_no = phrases.phrase_no
    inner join evidence_relations as relations
        on found.relation = relations.relation
    -- A cue without points is not read.
    where phrases.phrase_role is distinct from 'context' or relations.context_factor != 0

)

select * from rated
