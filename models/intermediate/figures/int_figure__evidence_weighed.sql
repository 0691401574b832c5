{# One row per figure and phrase: what the phrase says, and how many points it gives for where it
   stands. #}
with

int_figure__evidence_rated as (

    select * from {{ ref('int_figure__evidence_rated') }}

),

int_phrase__listed as (

    select * from {{ ref('int_phrase__listed') }}

),

int_report__numbered as (

    select * from {{ ref('int_report__numbered') }}

),

weighed as (

    select
        reports.report_id,
        rated.figure_no,
        phrases.phrase_role,
        phrases.phrase,
        phrases.phrase_code,
        phrases.activity_code,
        phrases.modality,
        rated.relation,
        rated.distance,
        rated.char_start,
        rated.points
    from int_figure__evidence_rated as rated
    inner join int_phrase__listed as phrases
        on rated.phrase_no = phrases.phrase_no
    inner join int_report__numbered as reports
        on rated.report_no = reports.report_no

)

select * from weighed
