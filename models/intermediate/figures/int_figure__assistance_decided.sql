{# One row per quantity in prose: whether it is assistance delivered.

   A figure that shares the noun behind the next one ("from 41 to 83 cases") is judged with that
   one; of a part count shares of the points of its whole and of its own cues; to a figure whose
   noun is elided a share of the points of the figure before it is added; all others have their own
   points (unit and cues) alone. #}
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
        scored.report_id,
        scored.figure_no,
        scored.unit_evidence,
        scored.cue_points,
        scored.assistance_points,
        scored.cue_evidence,
        lag(if(scored.unit_type = 'percent', null, scored.assistance_points) ignore nulls) over (
            partition by located.report_id, located.sentence_no
            order by located.char_start
        ) as previous_points,
        lead(scored.assistance_points) over (
            partition by located.report_id, located.sentence_no
            order by located.char_start
        ) as next_points
    from int_figure__assistance_scored as scored
    inner join int_figure__located as located
        on
            scored.report_id = located.report_id
            and scored.figure_no = located.figure_no

),

ruled as (

    select
        ordered.report_id,
        ordered.figure_no,
        ordered.cue_evidence,
        case
            when starts_with(ordered.unit_evidence, 'shared') then 'shared'
            when wholes.figure_no is not null then 'part'
            when
                ordered.previous_points is not null
                and starts_with(ordered.unit_evidence, 'elided: figure before in the sentence')
                then 'elided'
            else 'cues'
        end as assistance_rule,
        case assistance_rule
            when 'shared' then ordered.next_points
            when 'part'
                then
                    {{ var('part_share_of_whole') }} * wholes.assistance_points
                    + {{ var('part_share_of_cues') }} * ordered.cue_points
            when 'elided'
                then
                    {{ var('elided_share') }} * ordered.previous_points
                    + ordered.assistance_points
            else ordered.assistance_points
        end as assistance_points
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
        assistance_points,
        assistance_points > 0 as is_assistance,
        case assistance_rule
            when 'shared' then 'as the figure behind in the sentence; '
            when 'part' then 'with the figure it is a part of; '
            when 'elided' then 'with the figure before in the sentence; '
            else ''
        end || cue_evidence as assistance_evidence
    from ruled

)

select * from assistance_decided
