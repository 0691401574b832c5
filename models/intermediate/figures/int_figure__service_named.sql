{# One row per quantity in prose with a word of a sector in its sentence or above it, and what that
   says for assistance: a service that is named is mostly one that was given. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

service_named as (

    select
        report_id,
        figure_no,
        cast(
            {{ var('service_share') }}
            * least({{ var('service_points_at_most') }}, max(points)) as decimal(10, 4)
        ) as points
    from int_figure__evidence_weighed
    where
        phrase_role = 'sector'
        and phrase_code not in ('none', 'several')
        and relation not in ('previous_sentence', 'next_sentence')
    group by report_id, figure_no

)

select * from service_named
