{# One row per quantity in prose: the sum of the cues that it is assistance delivered, or is not. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

int_figure__unit_decided as (

    select * from {{ ref('int_figure__unit_decided') }}

),

int_figure__service_named as (

    select * from {{ ref('int_figure__service_named') }}

),

unit_types as (

    select * from {{ ref('unit_types') }}

),

context_cues as (

    select * from {{ ref('context_cues') }}

),

-- With a number of this model, which is quicker to sort by than the report's id.
figures as (

    select
        *,
        row_number() over () as figure_key
    from int_figure__unit_decided

),

-- A cue counts once for a figure, where it stands best, and only for the units and on the side
-- that it speaks of.
cues as (

    select
        units.figure_key,
        evidence.phrase_code as cue_code,
        evidence.points,
        evidence.phrase
    from int_figure__evidence_weighed as evidence
    inner join context_cues
        on evidence.phrase_code = context_cues.cue_code
    inner join figures as units
        on
            evidence.report_id = units.report_id
            and evidence.figure_no = units.figure_no
    where
        evidence.phrase_role = 'context'
        and evidence.points != 0
        and (
            context_cues.unit_types is null
            or list_contains(string_split(context_cues.unit_types, '|'), units.unit_type)
        )
        and (
            context_cues.side = 'any'
            or regexp_matches(evidence.relation, '^(before|from|touching|lead|label)')
        )
    qualify row_number() over (
        partition by units.figure_key, evidence.phrase_code
        order by abs(evidence.points) desc, evidence.phrase asc
    ) = 1

),

-- The row of the last cue holds all.
summed as (

    select
        figure_key,
        sum(points) over strongest_first as points,
        string_agg(cue_code || ' ' || phrase || ' ' || round(points, 2)::varchar, '; ')
            over strongest_first as cue_evidence
    from cues
    window strongest_first as (partition by figure_key order by abs(points) desc, cue_code asc)
    qualify lead(cue_code) over strongest_first is null

),

assistance_scored as (

    select
        units.report_id,
        units.figure_no,
        units.unit_type,
        units.unit_evidence,
        coalesce(summed.points, 0) as cue_points,
        unit_types.assistance_prior + coalesce(services.points, 0) + coalesce(summed.points, 0)
            as assistance_points,
        concat_ws(
            '; ',
            units.unit_type || ' ' || round(unit_types.assistance_prior, 2)::varchar,
            'service named ' || round(services.points, 2)::varchar,
            summed.cue_evidence
        ) as cue_evidence
    from figures as units
    inner join unit_types
        on units.unit_type = unit_types.unit_type
    left join summed
        on units.figure_key = summed.figure_key
    left join int_figure__service_named as services
        on
            units.report_id = services.report_id
            and units.figure_no = services.figure_no

)

select * from assistance_scored
