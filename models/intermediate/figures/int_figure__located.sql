{# One row per quantity in prose, with its place among the words and figures of its sentence. #}
with

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

stg_raw__token as (

    select * from {{ ref('stg_raw__token') }}

),

circumstance_words as (

    select * from {{ ref('circumstance_words') }}

),

int_word__numbered as (

    select * from {{ ref('int_word__numbered') }}

),

word_spans as (

    select
        report_id,
        figure_no,
        min(word_no) as first_word_no,
        max(word_no) as last_word_no,
        min(token_no) as first_token_no
    from int_word__numbered
    where figure_no is not null
    group by report_id, figure_no

),

placed as (

    select
        figures.report_id,
        figures.figure_no,
        figures.sentence_no,
        sentences.paragraph_no,
        sentences.section_no,
        sentences.block_kind,
        reports.language_code,
        figures.clause_no,
        figures.char_start,
        figures.char_end,
        figures.unit_start,
        figures.unit_end,
        word_spans.first_word_no,
        word_spans.last_word_no,
        regexp_matches(
            substr(sentences.text, 1, figures.char_start - sentences.char_start), '[(][^()]*$'
        ) as is_bracketed,
        -- What the line of the figure opens with and a colon, a wide gap or a dash closes
        -- ("Education: ...").
        figures.char_start - len(regexp_extract(
            substr(sentences.text, 1, figures.char_start - sentences.char_start), '[^\n]*$'
        )) as line_start,
        regexp_extract(
            substr(sentences.text, 1, figures.char_start - sentences.char_start),
            '(?:^|\n)([^\d\n]{3,60}?(?:: | {2,}|\t| [-–—] ))[^\n]*$', 1
        ) as lead_text,
        -- "in 13 settlements" tells where; what follows is not said of settlements.
        coalesce(
            tokens_before.folded in (
                select {{ fold('words.word') }} from circumstance_words as words
            ), false
        ) as is_circumstance,
        -- "food to 880 people": what was given stands in front.
        coalesce(tokens_before.folded in ('to', 'for', 'among', 'a', 'para', 'entre'), false)
            as is_recipient,
        -- A number at the end of its line or column, or behind a colon and before a stop, has its
        -- label in front ("Meals 7,550   Countries 11", "Calls answered: 2,930."), unless it opens
        -- that line or column.
        (
            regexp_matches(
                substr(sentences.text, figures.char_end - sentences.char_start + 1),
                '^\*{0,2}( {2,}|\t|\s*$|\s*\n\s*[A-Z0-9•▪>-])'
            )
            and not regexp_matches(
                substr(sentences.text, 1, figures.char_start - sentences.char_start),
                '(^|\n|\t| {2,})[\s•▪●◦·*>-]*$'
            )
        )
        or (
            coalesce(tokens_before.text = ':', false)
            and regexp_matches(
                substr(sentences.text, figures.char_end - sentences.char_start + 1),
                '^\s*([.;,]|$)'
            )
        ) as is_behind_label,
        coalesce(lag(figures.unit_end) over sentence_figures, 0) as previous_unit_end,
        -- Nothing but "and", "to", "of" or a comma up to the next figure ("from 41 to 83 cases").
        regexp_matches(
            {{ fold("substr(
                sentences.text,
                figures.char_end - sentences.char_start + 1,
                lead(figures.char_start) over sentence_figures - figures.char_end
            )") }},
            '^(\s+(to|and|or|of|out of|a|y|o|e|de|a los|of the)\s+(the |los |las )?|\s*[,/]\s*)$'
        ) as is_joined_to_next,
        lag(word_spans.last_word_no, 1, 0) over sentence_figures as previous_last_word_no,
        lead(word_spans.first_word_no, 1, 100000) over sentence_figures as next_first_word_no
    from stg_raw__figure as figures
    inner join stg_raw__report as reports
        on figures.report_id = reports.report_id
    inner join stg_raw__sentence as sentences
        on
            figures.report_id = sentences.report_id
            and figures.sentence_no = sentences.sentence_no
    inner join word_spans
        on
            figures.report_id = word_spans.report_id
            and figures.figure_no = word_spans.figure_no
    left join stg_raw__token as tokens_before
        on
            figures.report_id = tokens_before.report_id
            and figures.sentence_no = tokens_before.sentence_no
            and word_spans.first_token_no - 1 = tokens_before.token_no
    where figures.figure_kind in ('quantity', 'ill_formed')
    window sentence_figures as (
        partition by figures.report_id, figures.sentence_no
        order by figures.char_start
    )

),

located as (

    select
        *,
        lead(is_recipient, 1, false) over (
            partition by report_id, sentence_no
            order by char_start
        ) as is_next_recipient
    from placed

)

select * from located
