{# One row per quantity in prose and sector that words around it speak of, with points and the
   phrases that gave them. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

-- A phrase counts once for a figure, where it stands best.
phrases_once as (

    select
        report_id,
        figure_no,
        phrase_code as sector_code,
        phrase,
        max(points) as points,
        first(relation order by points desc, relation asc) as relation,
        max_by(activity_code, points) as activity_code,
        max_by(modality, points) as modality
    from int_figure__evidence_weighed
    where phrase_role = 'sector'
    group by report_id, figure_no, phrase_code, phrase

),

sector_scored as (

    select
        report_id,
        figure_no,
        sector_code,
        -- Further phrases confirm the best one; they do not outvote a nearer one of another
        -- sector.
        max(points) + {{ var('further_phrase_share') }} * (sum(points) - max(points)) as points,
        bool_or(starts_with(relation, 'after') or starts_with(relation, 'before')) as is_own,
        first(activity_code order by points desc, phrase asc) as activity_code,
        first(modality order by points desc, phrase asc) as modality,
        sector_code || ': ' || string_agg(
            phrase || ' ' || round(points, 2)::varchar, ', '
            order by points desc, phrase asc
        ) as phrases
    from phrases_once
    group by report_id, figure_no, sector_code

)

select * from sector_scored
