{# One row per quantity in prose: its sector, activity and modality, by the points of the phrases around it.

   A figure of context (stock, funding ...) takes a sector only from phrases near it; assistance also from its heading. #}
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
        report_id,
        figure_no,
        phrase_code as sector_code,
        phrase,
        max(points) as points,
        max_by(activity_code, points) as activity_code,
        max_by(modality, points) as modality
    from int_figure__evidence_weighed
    where phrase_role = 'sector'
    group by report_id, figure_no, phrase_code, phrase

),

sector_points as (

    select
        report_id,
        figure_no,
        sector_code,
        sum(points) as points,
        max_by(activity_code, points) as activity_code,
        max_by(modality, points) as modality,
        string_agg(phrase || ' ' || round(points, 2)::varchar, ', ' order by points desc)
            as phrases
    from phrases_once
    group by report_id, figure_no, sector_code

),

best as (

    select
        report_id,
        figure_no,
        max_by(sector_code, points) as sector_code,
        max(points) as points,
        max_by(activity_code, points) as activity_code,
        max_by(modality, points) as modality,
        string_agg(sector_code || ': ' || phrases, '; ' order by points desc) as sector_evidence
    from sector_points
    group by report_id, figure_no

),

cash as (

    select
        report_id,
        figure_no,
        true as has_cash_words
    from int_figure__evidence_weighed
    where
        phrase_role = 'sector'
        and modality = 'cash'
        and relation in ('after_clause', 'before_clause')
    group by report_id, figure_no

),

judged as (

    select
        assistance.report_id,
        assistance.figure_no,
        best.sector_code,
        best.activity_code,
        if(cash.has_cash_words, 'cash', best.modality) as modality,
        best.points,
        best.sector_evidence,
        coalesce(
            best.points >= if(
                assistance.is_assistance,
                {{ var('sector_points_for_assistance') }},
                {{ var('sector_points_for_context') }}
            ),
            false
        ) as is_enough
    from int_figure__assistance_decided as assistance
    left join best
        on
            assistance.report_id = best.report_id
            and assistance.figure_no = best.figure_no
    left join cash
        on
            assistance.report_id = cash.report_id
            and assistance.figure_no = cash.figure_no

),

sector_decided as (

    select
        report_id,
        figure_no,
        if(is_enough, sector_code, null) as sector_code,
        if(is_enough, activity_code, null) as activity_code,
        if(is_enough, modality, null) as modality,
        points as sector_points,
        coalesce(sector_evidence, 'none') as sector_evidence
    from judged

)

select * from sector_decided
