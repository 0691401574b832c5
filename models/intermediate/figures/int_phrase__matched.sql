{# One row per place in a sentence where a phrase of the seeds stands, as int_phrase__longest has
   it, with what the phrase means. #}
with

int_phrase__listed as (

    select * from {{ ref('int_phrase__listed') }}

),

int_phrase__longest as (

    select * from {{ ref('int_phrase__longest') }}

),

int_report__numbered as (

    select * from {{ ref('int_report__numbered') }}

),

matched as (

    select
        reports.report_id,
        places.report_no,
        places.sentence_no,
        places.phrase_no,
        phrases.phrase_id,
        phrases.phrase_role,
        phrases.phrase,
        phrases.phrase_code,
        phrases.activity_code,
        phrases.modality,
        phrases.is_noun,
        phrases.weight,
        places.first_word_no,
        places.last_word_no,
        places.clause_no,
        places.char_start,
        places.char_end
    from int_phrase__longest as places
    inner join int_phrase__listed as phrases
        on places.phrase_no = phrases.phrase_no
    inner join int_report__numbered as reports
        on places.report_no = reports.report_no

)

select * from matched
