{# One row per quantity in prose and sector that words around it speak of, with points and the
   phrases that gave them.

   The sector "none" gathers words of context (arrivals, needs, funding ...) and counts only for
   figures that are no assistance; "several" those of help of every kind. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

int_figure__assistance_decided as (

    select * from {{ ref('int_figure__assistance_decided') }}

),

-- A phrase counts once for a figure, where it stands best.
phrases_once as (

    select
        evidence.report_id,
        evidence.figure_no,
        evidence.phrase_code as sector_code,
        evidence.phrase,
        max(evidence.points) as points,
        {{ first_in_order('evidence.relation', ['-evidence.points', 'evidence.relation']) }}
            as relation,
        max_by(evidence.activity_code, evidence.points) as activity_code,
        max_by(evidence.modality, evidence.points) as modality
    from int_figure__evidence_weighed as evidence
    inner join int_figure__assistance_decided as assistance
        on
            evidence.report_id = assistance.report_id
            and evidence.figure_no = assistance.figure_no
    where
        evidence.phrase_role = 'sector'
        and not (evidence.phrase_code = 'none' and assistance.is_assistance)
    group by
        evidence.report_id, evidence.figure_no, evidence.phrase_code, evidence.phrase

),

sector_scored as (

    select
        report_id,
        figure_no,
        sector_code,
        -- Further phrases confirm the best one; they do not outvote a nearer one of another
        -- sector.
        cast(
            max(points) + {{ var('further_phrase_share') }} * (sum(points) - max(points))
            as decimal(12, 4)
        ) as points,
        bool_or(
            starts_with(relation, 'after')
            or starts_with(relation, 'before')
            or starts_with(relation, 'behind')
            or relation = 'label'
        ) as is_own,
        bool_or(relation in ('heading', 'lead_in', 'list_intro')) as is_above,
        {{ first_in_order('activity_code', ['-points', 'phrase']) }} as activity_code,
        {{ first_in_order('modality', ['-points', 'phrase']) }} as modality,
        sector_code || ': ' || {{ joined_in_order(
            "phrase || ' ' || round(points, 2)::varchar", ['-points', 'phrase'], ', '
        ) }} as phrases
    from phrases_once
    group by report_id, figure_no, sector_code

)

select * from sector_scored
