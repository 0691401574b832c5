{# One row per quantity in prose: whether it is assistance delivered, by the sum of the cues for
   and against. #}
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

-- A cue counts once for a figure, where it stands best.
cues as (

    select
        report_id,
        figure_no,
        phrase_code as cue_code,
        first(points order by abs(points) desc, phrase asc) as points,
        first(phrase order by abs(points) desc, phrase asc) as phrase
    from int_figure__evidence_weighed
    where phrase_role = 'context'
    group by report_id, figure_no, phrase_code

),

summed as (

    select
        report_id,
        figure_no,
        sum(points) as points,
        first(cue_code order by points asc, cue_code asc) as strongest_context_cue,
        string_agg(
            cue_code || ' ' || phrase || ' ' || round(points, 2)::varchar, '; '
            order by abs(points) desc, cue_code asc
        ) as cue_evidence
    from cues
    group by report_id, figure_no

),

assistance_decided as (

    select
        units.report_id,
        units.figure_no,
        summed.strongest_context_cue,
        unit_types.assistance_prior + coalesce(summed.points, 0) > 0 as is_assistance,
        unit_types.assistance_prior + coalesce(summed.points, 0) as assistance_points,
        concat_ws(
            '; ',
            units.unit_type || ' ' || round(unit_types.assistance_prior, 2)::varchar,
            summed.cue_evidence
        ) as assistance_evidence
    from int_figure__unit_decided as units
    inner join unit_types
        on units.unit_type = unit_types.unit_type
    left join summed
        on
            units.report_id = summed.report_id
            and units.figure_no = summed.figure_no

)

select * from assistance_decided
