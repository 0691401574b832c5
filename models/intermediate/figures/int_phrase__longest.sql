{# One row per place in a sentence where a phrase of the seeds stands in the language of the
   report; of phrases inside longer ones of the same role only the longest is kept ("refugees
   and migrants" is never "refugees"). #}
with

int_phrase__found as (

    select * from {{ ref('int_phrase__found') }}

),

int_phrase__listed as (

    select * from {{ ref('int_phrase__listed') }}

),

int_report__numbered as (

    select * from {{ ref('int_report__numbered') }}

),

-- Of phrases of one role in one place that with the lower number, which says more; groups of people
-- add up.
in_language as (

    select
        found.report_no,
        found.sentence_no,
        phrases.phrase_role,
        found.first_word_no,
        found.last_word_no,
        found.clause_no,
        found.char_start,
        found.char_end,
        if(phrases.phrase_role = 'group', found.phrase_no, null) as group_phrase_no,
        min(found.phrase_no) as phrase_no
    from int_phrase__found as found
    inner join int_phrase__listed as phrases
        on found.phrase_no = phrases.phrase_no
    inner join int_report__numbered as reports
        on
            found.report_no = reports.report_no
            and (
                phrases.language_code = 'any'
                or phrases.language_code = coalesce(reports.language_code, phrases.language_code)
            )
    group by all

),

longest as (

    select
        report_no,
        sentence_no,
        phrase_no,
        first_word_no,
        last_word_no,
        clause_no,
        char_start,
        char_end
    from in_language
    qualify last_word_no > coalesce(max(last_word_no) over (
        partition by report_no, sentence_no, phrase_role
        order by first_word_no
        range between unbounded preceding and 1 preceding
    ), 0)
    and last_word_no = max(last_word_no) over (
        partition by report_no, sentence_no, phrase_role
        order by first_word_no
        range between unbounded preceding and current row
    )

)

select * from longest
