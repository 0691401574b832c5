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

-- Words right in front of a number that tell of it, and the colon behind a label.
telling_tokens as (

    select
        report_id,
        sentence_no,
        token_no,
        text = ':' as is_colon,
        -- "in 13 settlements" tells where; what follows is not said of settlements.
        folded in (
            select {{ fold('words.word') }} from circumstance_words as words
        ) as is_circumstance,
        -- "food to 880 people": what was given stands in front.
        folded in ('to', 'for', 'among', 'a', 'para', 'entre') as is_recipient
    from stg_raw__token
    where
        text = ':'
        or folded in ('to', 'for', 'among', 'a', 'para', 'entre')
        or folded in (select {{ fold('words.word') }} from circumstance_words as words)

),

-- Without the texts, which would be sorted too.
placed as (

    select
        figures.report_id,
        figures.figure_no,
        figures.sentence_no,
        figures.clause_no,
        figures.char_start,
        figures.char_end,
        figures.unit_start,
        figures.unit_end,
        word_spans.first_word_no,
        word_spans.last_word_no,
        figures.unit_words is null as has_no_noun,
        coalesce(tokens.is_colon, false) as is_behind_colon,
        coalesce(tokens.is_circumstance, false) as is_circumstance,
        coalesce(tokens.is_recipient, false) as is_recipient,
        lead(figures.char_start) over sentence_figures as next_char_start,
        lead(coalesce(tokens.is_recipient, false), 1, false) over sentence_figures
            as is_next_recipient,
        coalesce(lag(figures.unit_end) over sentence_figures, 0) as previous_unit_end,
        lag(word_spans.last_word_no, 1, 0) over sentence_figures as previous_last_word_no,
        lead(word_spans.first_word_no, 1, 100000) over sentence_figures as next_first_word_no
    from stg_raw__figure as figures
    inner join word_spans
        on
            figures.report_id = word_spans.report_id
            and figures.figure_no = word_spans.figure_no
    left join telling_tokens as tokens
        on
            figures.report_id = tokens.report_id
            and figures.sentence_no = tokens.sentence_no
            and word_spans.first_token_no - 1 = tokens.token_no
    where figures.figure_kind in ('quantity', 'ill_formed')
    window sentence_figures as (
        partition by figures.report_id, figures.sentence_no
        order by figures.char_start
    )

),

surrounded as (

    select
        placed.*,
        sentences.paragraph_no,
        sentences.section_no,
        sentences.block_kind,
        reports.language_code,
        substr(sentences.text, 1, placed.char_start - sentences.char_start) as text_before,
        substr(sentences.text, placed.char_end - sentences.char_start + 1) as text_behind
    from placed
    inner join stg_raw__report as reports
        on placed.report_id = reports.report_id
    inner join stg_raw__sentence as sentences
        on
            placed.report_id = sentences.report_id
            and placed.sentence_no = sentences.sentence_no

),

located as (

    select
        * exclude (text_before, text_behind, is_behind_colon, next_char_start),
        regexp_matches(text_before, '[(][^()]*$') as is_bracketed,
        -- What the line of the figure opens with and a colon, a wide gap or a dash closes
        -- ("Education: ...").
        char_start - len(regexp_extract(text_before, '[^\n]*$')) as line_start,
        regexp_extract(
            text_before, '(?:^|\n)([^\d\n]{3,60}?(?:: | {2,}|\t| [-–—] ))[^\n]*$', 1
        ) as lead_text,
        -- A number at the end of its line or column, or behind a colon and before a stop, has its
        -- label in front ("Meals 7,550   Countries 11", "Calls answered: 2,930."), unless it opens
        -- that line or column.
        regexp_matches(
            text_behind, '^\*{0,2}( {2,}|\t|\s*$|\s*\n\s*[A-Z0-9•▪>-])'
        ) as is_before_gap,
        (
            is_before_gap
            and not regexp_matches(text_before, '(^|\n|\t| {2,})[\s•▪●◦·*>-]*$')
        )
        or (is_behind_colon and regexp_matches(text_behind, '^\s*([.;,]|$)')) as is_behind_label,
        -- Nothing but "and", "to", "of" or a comma up to the next figure ("from 41 to 83 cases").
        regexp_matches(
            {{ fold("substr(text_behind, 1, next_char_start - char_end)") }},
            '^(\s+(to|and|or|of|out of|a|y|o|e|de|a los|of the)\s+(the |los |las )?|\s*[,/]\s*)$'
        ) as is_joined_to_next
    from surrounded

)

select * from located
