{# One row per quantity in prose: whether it is assistance delivered.

   Order of evidence: a part follows its whole, and a figure whose noun is elided the figure
   before it, unless words of its own speak; then the sum of the cues for and against. #}
with

int_figure__assistance_scored as (

    select * from {{ ref('int_figure__assistance_scored') }}

),

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__part_found as (

    select * from {{ ref('int_figure__part_found') }}

),

ordered as (

    select
        scored.*,
        lag(if(scored.unit_type = 'percent', null, scored.assistance_points) ignore nulls) over (
            partition by located.report_id, located.sentence_no
            order by located.char_start
        ) as previous_points
    from int_figure__assistance_scored as scored
    inner join int_figure__located as located
        on
            scored.report_id = located.report_id
            and scored.figure_no = located.figure_no

),

ruled as (

    select
        ordered.*,
        wholes.assistance_points as whole_points,
        case
            when wholes.figure_no is not null and not ordered.has_own_cues then 'part'
            when
                starts_with(ordered.unit_evidence, 'elided: figure before in the sentence')
                and not ordered.has_own_cues
                and ordered.previous_points is not null
                then 'elided'
            else 'cues'
        end as assistance_rule
    from ordered
    left join int_figure__part_found as parts
        on
            ordered.report_id = parts.report_id
            and ordered.figure_no = parts.figure_no
    left join int_figure__assistance_scored as wholes
        on
            parts.report_id = wholes.report_id
            and parts.whole_figure_no = wholes.figure_no

),

assistance_decided as (

    select
        report_id,
        figure_no,
        case assistance_rule
            when 'part' then whole_points
            when 'elided' then previous_points
            else assistance_points
        end as assistance_points,
        case assistance_rule
            when 'part' then whole_points
            when 'elided' then previous_points
            else assistance_points
        end > 0 as is_assistance,
        case assistance_rule
            when 'part' then 'as the figure it is a part of; '
            when 'elided' then 'as the figure before in the sentence; '
            else ''
        end || cue_evidence as assistance_evidence
    from ruled

)

select * from assistance_decided
