{# One row per figure and phrase of its sentence: on which side of the figure it stands, how far. #}
{%- set beyond_joint = "regexp_matches(text_between, '[,;]|\\b(and|y|e)\\b')" %}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

-- Units are read from the nouns, mandates from the whole report.
int_phrase__matched as (

    select * from {{ ref('int_phrase__matched') }}
    where phrase_role is null or phrase_role not in ('unit', 'mandate')

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

paired as (

    select
        figures.report_id,
        matches.report_no,
        figures.figure_no,
        matches.phrase_no,
        matches.phrase_id,
        matches.char_start,
        figures.is_bracketed,
        figures.is_behind_label,
        figures.is_recipient,
        figures.is_next_recipient,
        figures.has_no_noun,
        matches.char_start between figures.line_start
        and figures.line_start + len(figures.lead_text) - 1 as is_lead_in,
        figures.next_first_word_no < 100000 as has_next_figure,
        matches.first_word_no > figures.last_word_no as is_behind,
        matches.clause_no = figures.clause_no as is_same_clause,
        if(
            matches.first_word_no > figures.last_word_no,
            matches.first_word_no < figures.next_first_word_no,
            matches.first_word_no > figures.previous_last_word_no
        ) as is_beside,
        if(
            matches.first_word_no > figures.last_word_no,
            matches.first_word_no - figures.last_word_no,
            figures.first_word_no - matches.last_word_no
        ) as distance,
        figures.previous_last_word_no > 0 as has_previous_figure,
        if(
            matches.first_word_no > figures.last_word_no,
            substr(
                sentences.text,
                figures.char_end - sentences.char_start + 1,
                matches.char_start - figures.char_end
            ),
            substr(
                sentences.text,
                matches.char_end - sentences.char_start + 1,
                figures.char_start - matches.char_end
            )
        ) as text_between
    from int_figure__located as figures
    inner join int_phrase__matched as matches
        on
            figures.report_id = matches.report_id
            and figures.sentence_no = matches.sentence_no
            and not (
                figures.last_word_no >= matches.first_word_no
                and figures.first_word_no <= matches.last_word_no
            )
    inner join stg_raw__sentence as sentences
        on
            figures.report_id = sentences.report_id
            and figures.sentence_no = sentences.sentence_no

),

neighbour_found as (

    select
        report_id,
        report_no,
        figure_no,
        phrase_no,
        phrase_id,
        char_start,
        if(
            is_lead_in or (is_behind_label and not is_behind and is_beside), 0, distance
        ) as distance,
        case
            when is_behind_label and not is_behind and is_beside then 'label'
            when is_behind_label and is_behind then 'elsewhere'
            when is_lead_in then 'lead_in'
            when not is_beside or (is_behind and is_bracketed and not is_same_clause)
                then 'elsewhere'
            when is_behind and is_next_recipient and {{ beyond_joint }} then 'toward_recipient'
            when is_behind and has_next_figure and contains(text_between, ',') then 'toward_next'
            when is_behind and is_recipient and is_same_clause then 'behind_recipient'
            when is_behind and is_same_clause then 'after_clause'
            when is_behind then 'after_sentence'
            when not is_behind and has_previous_figure and {{ beyond_joint }} then 'from_previous'
            when not is_behind and distance = 1 and has_no_noun then 'touching_elided'
            when not is_behind and distance = 1 and is_same_clause then 'touching'
            when is_recipient and is_same_clause then 'before_recipient'
            when is_same_clause or is_bracketed then 'before_clause'
            else 'before_sentence'
        end as relation
    from paired

)

select * from neighbour_found
