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

in_language as (

    select
        found.*,
        phrases.phrase_role
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

),

measured as (

    select
        *,
        coalesce(max(last_word_no) over (
            partition by report_no, sentence_no, phrase_role
            order by first_word_no
            range between unbounded preceding and 1 preceding
        ), 0) as last_word_no_before,
        max(last_word_no) over same_first_word as longest_last_word_no,
        first_value(phrase_no) over (
            partition by report_no, sentence_no, phrase_role, first_word_no
            order by last_word_no desc, phrase_no
        ) as best_phrase_no
    from in_language
    window same_first_word as (
        partition by report_no, sentence_no, phrase_role, first_word_no
    )

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
    from measured
    where
        last_word_no > last_word_no_before
        and last_word_no = longest_last_word_no
        -- Groups of people add up, all else has one meaning.
        and (phrase_role = 'group' or phrase_no = best_phrase_no)

)

select * from longest
