{# One row per figure and phrase that may say something of it: where the phrase stands and how
   far away. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__neighbour_found as (

    select * from {{ ref('int_figure__neighbour_found') }}

),

-- Units are read from the nouns, mandates from the whole report.
int_phrase__matched as (

    select * from {{ ref('int_phrase__matched') }}
    where phrase_role is null or phrase_role not in ('unit', 'mandate')

),

int_sentence__opened as (

    select * from {{ ref('int_sentence__opened') }}

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

headings as (

    select distinct
        report_id,
        section_no,
        sentence_no
    from stg_raw__sentence
    where block_kind = 'heading'

),

other_sentences as (

    select
        figures.report_id,
        figures.figure_no,
        headings.sentence_no,
        'heading' as relation
    from int_figure__located as figures
    inner join headings
        on
            figures.report_id = headings.report_id
            and figures.section_no = headings.section_no
            and figures.sentence_no != headings.sentence_no
    union all
    select
        figures.report_id,
        figures.figure_no,
        openings.sentence_no,
        openings.relation
    from int_figure__located as figures
    inner join int_sentence__opened as openings
        on
            figures.report_id = openings.report_id
            and figures.sentence_no > openings.sentence_no
            and figures.sentence_no <= openings.sentence_no + 12
            and figures.sentence_no < coalesce(openings.next_opening_no, 100000)
            and (
                (openings.relation = 'lead_in' and figures.paragraph_no = openings.paragraph_no)
                or (openings.relation = 'list_intro' and figures.block_kind = 'list_item')
            )
    union all
    select
        figures.report_id,
        figures.figure_no,
        sentences.sentence_no,
        if(
            sentences.sentence_no < figures.sentence_no, 'previous_sentence', 'next_sentence'
        ) as relation
    from int_figure__located as figures
    inner join stg_raw__sentence as sentences
        on
            figures.report_id = sentences.report_id
            and figures.paragraph_no = sentences.paragraph_no
            and abs(figures.sentence_no - sentences.sentence_no) = 1
            and sentences.block_kind = 'prose'

),

found as (

    select
        report_id,
        report_no,
        figure_no,
        phrase_no,
        phrase_id,
        char_start,
        distance,
        relation
    from int_figure__neighbour_found
    union all
    select
        other_sentences.report_id,
        matches.report_no,
        other_sentences.figure_no,
        matches.phrase_no,
        matches.phrase_id,
        matches.char_start,
        0 as distance,
        other_sentences.relation
    from other_sentences
    inner join int_phrase__matched as matches
        on
            other_sentences.report_id = matches.report_id
            and other_sentences.sentence_no = matches.sentence_no
            -- Who is helped and how it is measured is not read across sentences.
            and not (
                other_sentences.relation in ('previous_sentence', 'next_sentence')
                and coalesce(matches.phrase_role in ('group', 'basis'), false)
            )

)

select * from found
