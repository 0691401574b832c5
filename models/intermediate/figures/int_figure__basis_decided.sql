{# One row per quantity in prose: the measure basis its sentence names, NULL where it names none.

   A sentence whose one date goes over two months ("between January and February") tells of
   another period than the month. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_sentence__dated as (

    select * from {{ ref('int_sentence__dated') }}

),

worded as (

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

),

basis_decided as (

    select
        report_id,
        figure_no,
        measure_basis,
        basis_evidence
    from worded
    union all
    select
        located.report_id,
        located.figure_no,
        'other' as measure_basis,
        'words: ' || dates.period_text as basis_evidence
    from int_figure__located as located
    inner join int_sentence__dated as dates
        on
            located.report_id = dates.report_id
            and located.sentence_no = dates.sentence_no
    anti join worded
        on
            located.report_id = worded.report_id
            and located.figure_no = worded.figure_no
    where dates.date_count = 1 and dates.month_count > 1

)

select * from basis_decided
