{# One row per quantity in prose: the measure basis its sentence names, NULL where it names none.

   A sentence whose one date goes over two months ("between January and February") tells of
   another period than the month. #}
{%- set two_months = (
    "([a-z]{4,})\\W+(?:(?:de |of )?\\d{4}\\W+)?(?:(?:and|to|through|until|y|a|al|hasta)\\W+)?"
    ~ "(?:\\d{1,2}\\W+)?(?:de |of )?([a-z]{4,})"
) %}
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

month_words as (

    select distinct {{ fold('month_name') }} as word
    from {{ ref('months') }}

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

-- "January, February and March" too; "28 January to 3 February".
spanned as (

    select
        report_id,
        sentence_no,
        period_text,
        regexp_extract({{ fold('period_text') }}, '{{ two_months }}', 1) as first_month,
        regexp_extract({{ fold('period_text') }}, '{{ two_months }}', 2) as second_month
    from int_sentence__dated
    where not contains(period_text, ';')

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
        'words: ' || spanned.period_text as basis_evidence
    from int_figure__located as located
    inner join spanned
        on
            located.report_id = spanned.report_id
            and located.sentence_no = spanned.sentence_no
    semi join month_words as first_words
        on spanned.first_month = first_words.word
    semi join month_words as last_words
        on spanned.second_month = last_words.word
    anti join worded
        on
            located.report_id = worded.report_id
            and located.figure_no = worded.figure_no
    where spanned.first_month != spanned.second_month

)

select * from basis_decided
