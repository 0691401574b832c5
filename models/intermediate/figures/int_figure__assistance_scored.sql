{# One row per quantity in prose: the sum of the cues that it is assistance delivered, or is not. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

int_figure__unit_decided as (

    select * from {{ ref('int_figure__unit_decided') }}

),

unit_types as (

    select * from {{ ref('unit_types') }}

),

context_cues as (

    select * from {{ ref('context_cues') }}

),

-- A cue counts once for a figure, where it stands best, and only for the units and on the side
-- that it speaks of.
cues as (

    select
        evidence.report_id,
        evidence.figure_no,
        evidence.phrase_code as cue_code,
        {{ first_in_order('evidence.points', ['-abs(evidence.points)', 'evidence.phrase']) }}
            as points,
        {{ first_in_order('evidence.phrase', ['-abs(evidence.points)', 'evidence.phrase']) }}
            as phrase
    from int_figure__evidence_weighed as evidence
    inner join context_cues
        on evidence.phrase_code = context_cues.cue_code
    inner join int_figure__unit_decided as units
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
            or evidence.relation in (
                'before_clause', 'before_recipient', 'before_sentence', 'lead_in', 'label'
            )
        )
    group by evidence.report_id, evidence.figure_no, evidence.phrase_code

),

summed as (

    select
        report_id,
        figure_no,
        sum(points) as points,
        {{ joined_in_order(
            "cue_code || ' ' || phrase || ' ' || round(points, 2)::varchar",
            ['-abs(points)', 'cue_code'], '; '
        ) }} as cue_evidence
    from cues
    group by report_id, figure_no

),

assistance_scored as (

    select
        units.report_id,
        units.figure_no,
        units.unit_type,
        units.unit_evidence,
        coalesce(summed.points, 0) as cue_points,
        unit_types.assistance_prior + coalesce(summed.points, 0) as assistance_points,
        concat_ws(
            '; ',
            units.unit_type || ' ' || round(unit_types.assistance_prior, 2)::varchar,
            summed.cue_evidence
        ) as cue_evidence
    from int_figure__unit_decided as units
    inner join unit_types
        on units.unit_type = unit_types.unit_type
    left join summed
        on
            units.report_id = summed.report_id
            and units.figure_no = summed.figure_no

)

select * from assistance_scored
