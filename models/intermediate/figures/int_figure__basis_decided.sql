{# One row per quantity in prose: the measure basis its sentence names, NULL where it names none. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

basis_decided as (

    select
        report_id,
        figure_no,
        {{ first_in_order('phrase_code', ['-points', 'phrase']) }} as measure_basis,
        'words: ' || {{ first_in_order('phrase', ['-points', 'phrase']) }} as basis_evidence
    from int_figure__evidence_weighed
    where
        phrase_role = 'basis'
        and relation not in ('previous_sentence', 'next_sentence')
    group by report_id, figure_no

)

select * from basis_decided
