{# One row per place in a sentence where a noun stands that can be counted, with the noun phrase
   it belongs to.

   Nouns that touch, or are joined by a conjunction, make one noun phrase: "refugee, migrant
   and Peruvian families". #}
with

int_phrase__matched as (

    select * from {{ ref('int_phrase__matched') }}

),

int_report__numbered as (

    select * from {{ ref('int_report__numbered') }}

),

int_word__numbered as (

    select * from {{ ref('int_word__numbered') }}

),

conjunctions as (

    select
        report_no,
        sentence_no,
        word_no
    from int_word__numbered
    where word in ('and', 'or', 'y', 'e', 'o', 'u')

),

nouns as (

    select
        report_no,
        sentence_no,
        first_word_no,
        last_word_no,
        char_start,
        max(char_end) as char_end,
        array_to_string(list_sort(list_distinct(list(phrase))), ' / ') as phrase,
        -- A unit phrase says what is counted; a group phrase alone means people.
        coalesce(
            max(if(phrase_role = 'unit', phrase_code, null)),
            if(bool_or(phrase_code = 'families'), 'households', 'persons')
        ) as unit_type
    from int_phrase__matched
    where phrase_role in ('unit', 'group') and is_noun
    group by report_no, sentence_no, first_word_no, last_word_no, char_start
    -- "services to beneficiaries" is one noun, whatever "beneficiaries" says alone.
    qualify last_word_no > coalesce(max(last_word_no) over (
        partition by report_no, sentence_no
        order by first_word_no asc, last_word_no desc
        rows between unbounded preceding and 1 preceding
    ), 0)

),

joined_to_previous as (

    select
        nouns.report_no,
        nouns.sentence_no,
        nouns.first_word_no,
        nouns.last_word_no,
        nouns.char_start,
        nouns.char_end,
        nouns.phrase,
        nouns.unit_type,
        nouns.first_word_no - lag(nouns.last_word_no) over sentence_nouns as step,
        conjunctions.word_no is not null as has_conjunction
    from nouns
    left join conjunctions
        on
            nouns.report_no = conjunctions.report_no
            and nouns.sentence_no = conjunctions.sentence_no
            and nouns.first_word_no - 1 = conjunctions.word_no
    window sentence_nouns as (
        partition by nouns.report_no, nouns.sentence_no
        order by nouns.first_word_no, nouns.last_word_no
    )

),

matched as (

    select
        reports.report_id,
        nouns.sentence_no,
        nouns.first_word_no,
        nouns.last_word_no,
        nouns.char_start,
        nouns.char_end,
        nouns.phrase,
        nouns.unit_type,
        sum(if(nouns.step <= 1 or (nouns.step = 2 and nouns.has_conjunction), 0, 1)) over (
            partition by nouns.report_no, nouns.sentence_no
            order by nouns.first_word_no, nouns.last_word_no
            rows unbounded preceding
        ) as noun_phrase_no
    from joined_to_previous as nouns
    inner join int_report__numbered as reports
        on nouns.report_no = reports.report_no

)

select * from matched
