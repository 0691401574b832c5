{# One row per quantity in prose that has a countable noun behind it, or in front of it in its
   own stretch of words. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_noun__matched as (

    select * from {{ ref('int_noun__matched') }}

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

nouns_after as (

    select
        figures.report_id,
        figures.figure_no,
        figures.language_code,
        nouns.first_word_no,
        nouns.last_word_no,
        nouns.phrase,
        nouns.unit_type,
        nouns.noun_phrase_no = min(nouns.noun_phrase_no) over (
            partition by figures.report_id, figures.figure_no
        ) as is_in_first_phrase
    from int_figure__located as figures
    inner join int_noun__matched as nouns
        on
            figures.report_id = nouns.report_id
            and figures.sentence_no = nouns.sentence_no
            and figures.unit_start <= nouns.char_start
            and figures.unit_end > nouns.char_start

),

-- English puts the head noun last ("Venezuelan health workers"), Spanish first ("familias
-- refugiadas").
heads_after as (

    select
        report_id,
        figure_no,
        if(
            any_value(language_code) = 'es',
            {{ first_in_order('unit_type', ['first_word_no', '-last_word_no']) }},
            {{ first_in_order('unit_type', ['-first_word_no', '-last_word_no']) }}
        ) as unit_type,
        {{ joined_in_order('phrase', ['first_word_no', 'last_word_no'], ' ') }} as phrase
    from nouns_after
    where is_in_first_phrase
    group by report_id, figure_no

),

-- Between the figure before, with what it counts, and this one.
nouns_before as (

    select
        figures.report_id,
        figures.figure_no,
        figures.language_code,
        nouns.first_word_no,
        nouns.last_word_no,
        nouns.phrase,
        nouns.unit_type,
        nouns.char_start >= figures.previous_unit_end
        and regexp_matches(
            substr(
                sentences.text,
                nouns.char_end - sentences.char_start + 1,
                figures.char_start - nouns.char_end
            ),
            '^[\s:(–—-]*$'
        ) as is_touching,
        nouns.noun_phrase_no = min(nouns.noun_phrase_no) over (
            partition by figures.report_id, figures.figure_no
        ) as is_in_first_phrase
    from int_figure__located as figures
    inner join stg_raw__sentence as sentences
        on
            figures.report_id = sentences.report_id
            and figures.sentence_no = sentences.sentence_no
    inner join int_noun__matched as nouns
        on
            figures.report_id = nouns.report_id
            and figures.sentence_no = nouns.sentence_no
            and figures.first_word_no > nouns.last_word_no
            and figures.previous_last_word_no < nouns.first_word_no

),

-- Of "Services to beneficiaries  3,638" the first noun is the label's.
labels_before as (

    select
        report_id,
        figure_no,
        {{ first_in_order('unit_type', ['-last_word_no', 'first_word_no']) }} as unit_type,
        {{ first_in_order('phrase', ['-last_word_no', 'first_word_no']) }} as phrase,
        bool_or(is_touching) as is_touching,
        if(
            any_value(language_code) = 'es',
            {{ first_in_order('unit_type', ['first_word_no', '-last_word_no']) }},
            {{ first_in_order(
                'unit_type', ['not is_in_first_phrase', '-first_word_no', '-last_word_no']
            ) }}
        ) as label_unit_type,
        if(
            any_value(language_code) = 'es',
            {{ first_in_order('phrase', ['first_word_no', '-last_word_no']) }},
            {{ first_in_order(
                'phrase', ['not is_in_first_phrase', '-first_word_no', '-last_word_no']
            ) }}
        ) as label_phrase
    from nouns_before
    group by report_id, figure_no

),

noun_found as (

    select
        figures.report_id,
        figures.figure_no,
        heads_after.phrase as phrase_after,
        labels_before.phrase as phrase_before,
        labels_before.label_phrase,
        coalesce(labels_before.is_touching, false) as is_label_touching,
        nullif(heads_after.unit_type, 'none') as unit_type_after,
        nullif(labels_before.unit_type, 'none') as unit_type_before,
        nullif(labels_before.label_unit_type, 'none') as label_unit_type
    from int_figure__located as figures
    left join heads_after
        on
            figures.report_id = heads_after.report_id
            and figures.figure_no = heads_after.figure_no
    left join labels_before
        on
            figures.report_id = labels_before.report_id
            and figures.figure_no = labels_before.figure_no
    where heads_after.unit_type is not null or labels_before.unit_type is not null

)

select * from noun_found
