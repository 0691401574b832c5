{# One row per place in a sentence where a phrase of the seeds stands; of phrases inside longer
   ones of the same role only the longest is kept ("refugees and migrants" is never
   "refugees"). #}
with

int_phrase__listed as (

    select * from {{ ref('int_phrase__listed') }}

),

int_phrase__worded as (

    select * from {{ ref('int_phrase__worded') }}

),

int_word__numbered as (

    select * from {{ ref('int_word__numbered') }}

),

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

word_matches as (

    select
        words.report_id,
        words.sentence_no,
        words.word_no,
        words.clause_no,
        words.char_start,
        words.char_end,
        phrase_words.phrase_id,
        phrase_words.phrase_role,
        phrase_words.word_count,
        words.word_no - phrase_words.word_position + 1 as first_word_no
    from int_word__numbered as words
    inner join int_phrase__worded as phrase_words
        on
            words.word_key = phrase_words.word_key
            and (
                words.word = phrase_words.word
                or (phrase_words.is_prefix and starts_with(words.word, phrase_words.word))
            )
    inner join stg_raw__report as reports
        on
            words.report_id = reports.report_id
            and (
                phrase_words.language_code = 'any'
                or phrase_words.language_code
                = coalesce(reports.language_code, phrase_words.language_code)
            )

),

phrase_matches as (

    select
        report_id,
        sentence_no,
        phrase_id,
        phrase_role,
        first_word_no,
        first_word_no + word_count - 1 as last_word_no,
        min(clause_no) as clause_no,
        min(char_start) as char_start,
        max(char_end) as char_end
    from word_matches
    group by report_id, sentence_no, phrase_id, phrase_role, first_word_no, word_count
    having count(*) = word_count

),

longest as (

    select
        report_id,
        sentence_no,
        phrase_id,
        phrase_role,
        first_word_no,
        last_word_no,
        clause_no,
        char_start,
        char_end
    from phrase_matches
    qualify last_word_no > coalesce(max(last_word_no) over (
        partition by report_id, sentence_no, phrase_role
        order by first_word_no
        range between unbounded preceding and 1 preceding
    ), 0)
    and last_word_no = max(last_word_no) over (
        partition by report_id, sentence_no, phrase_role, first_word_no
    )

),

matched as (

    select
        longest.report_id,
        longest.sentence_no,
        longest.phrase_id,
        longest.phrase_role,
        phrases.phrase,
        phrases.phrase_code,
        phrases.activity_code,
        phrases.modality,
        phrases.is_noun,
        phrases.weight,
        longest.first_word_no,
        longest.last_word_no,
        longest.clause_no,
        longest.char_start,
        longest.char_end
    from longest
    inner join int_phrase__listed as phrases
        on longest.phrase_id = phrases.phrase_id
    -- Of "school*" and "schools" on the same word the one that says more of it.
    qualify longest.phrase_role = 'group' or row_number() over (
        partition by
            longest.report_id, longest.sentence_no, longest.phrase_role, longest.first_word_no
        order by len(phrases.phrase) desc, phrases.phrase asc
    ) = 1

)

select * from matched
