{# One row per quantity in prose: what it counts, and the words and rule that say so.

   Order of evidence: currency or per cent printed with the number; its label where it stands at
   the end of a line or column; a noun behind it; the ending of an unknown noun behind it; a label
   right in front of it; the noun of the next figure that it is joined to (shared: "from 41 to 83
   cases"); the unit of the last figure in the sentence that is no circumstance (elided: "and 3,600
   with legal advice"); what was done ("received" is said of persons); people
   counted before in the paragraph; a noun further in front of it; persons, where no noun at all
   stands behind it. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__noun_found as (

    select * from {{ ref('int_figure__noun_found') }}

),

int_figure__noun_guessed as (

    select * from {{ ref('int_figure__noun_guessed') }}

),

int_figure__part_worded as (

    select * from {{ ref('int_figure__part_worded') }}

),

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

acts_on_persons as (

    select
        report_id,
        figure_no,
        {{ first_in_order('phrase', ['-points', 'phrase']) }} as cue_phrase
    from int_figure__evidence_weighed
    where
        phrase_role = 'context'
        and phrase_code = 'delivered'
        and relation in (
            'after_clause', 'behind_recipient', 'before_clause', 'before_recipient',
            'from_previous', 'touching', 'touching_elided'
        )
    group by report_id, figure_no

),

-- The first that holds; a unit and its evidence are one value, so that they cannot part.
own as (

    select
        located.report_id,
        located.figure_no,
        located.sentence_no,
        located.paragraph_no,
        located.char_start,
        located.is_circumstance,
        located.is_joined_to_next,
        located.is_recipient,
        acts.cue_phrase,
        parts.part_phrase,
        figures.currency_text,
        nouns.unit_type_before,
        nouns.phrase_before,
        figures.unit_words is null
        or (located.is_behind_label and located.is_before_gap) as has_no_noun,
        case
            when figures.percent_text is not null
                then { 'unit': 'percent', 'evidence': 'printed: ' || figures.percent_text }
            when figures.currency_text is not null
                then { 'unit': 'money', 'evidence': 'printed: ' || figures.currency_text }
            when located.is_behind_label and nouns.label_unit_type is not null
                then {
                    'unit': nouns.label_unit_type, 'evidence': 'label: ' || nouns.label_phrase
                }
            -- Behind a label in front comes the label of another.
            when located.is_behind_label and located.is_before_gap then null
            when nouns.unit_type_after is not null
                then {
                    'unit': nouns.unit_type_after, 'evidence': 'noun behind: ' || nouns.phrase_after
                }
            when guessed.unit_type is not null
                then { 'unit': guessed.unit_type, 'evidence': guessed.unit_evidence }
            when
                nouns.is_label_touching
                and nouns.unit_type_before is not null
                and not (located.is_bracketed and located.previous_last_word_no > 0)
                then {
                    'unit': nouns.unit_type_before,
                    'evidence': 'label in front: ' || nouns.phrase_before
                }
        end as own_unit
    from int_figure__located as located
    inner join stg_raw__figure as figures
        on
            located.report_id = figures.report_id
            and located.figure_no = figures.figure_no
    left join int_figure__noun_found as nouns
        on
            located.report_id = nouns.report_id
            and located.figure_no = nouns.figure_no
    left join int_figure__noun_guessed as guessed
        on
            located.report_id = guessed.report_id
            and located.figure_no = guessed.figure_no
    left join int_figure__part_worded as parts
        on
            located.report_id = parts.report_id
            and located.figure_no = parts.figure_no
    left join acts_on_persons as acts
        on
            located.report_id = acts.report_id
            and located.figure_no = acts.figure_no

),

carried as (

    select
        *,
        case
            when own_unit['unit'] in ('percent', 'money', 'organisations', 'sessions', 'other')
                then null
            when own_unit is not null then own_unit['unit']
            when cue_phrase is not null then 'persons'
            when unit_type_before in ('persons', 'households', 'items', 'facilities', 'litres')
                then unit_type_before
        end as carried_unit
    from own

),

inherited as (

    select
        *,
        -- "15, 19 and 33 kits": up to two figures further on.
        if(
            is_joined_to_next,
            coalesce(
                lead(own_unit['unit']) over sentence_figures,
                if(
                    lead(is_joined_to_next) over sentence_figures,
                    lead(own_unit['unit'], 2) over sentence_figures,
                    null
                )
            ),
            null
        ) as next_unit_type,
        if(
            is_joined_to_next,
            coalesce(
                lead(currency_text) over sentence_figures,
                if(
                    lead(is_joined_to_next) over sentence_figures,
                    lead(currency_text, 2) over sentence_figures,
                    null
                )
            ),
            null
        ) as next_currency_text,
        last_value(if(is_circumstance, null, carried_unit) ignore nulls) over sentence_before
            as main_unit_type,
        last_value(carried_unit ignore nulls) over sentence_before as any_unit_type,
        last_value(
            if(own_unit['unit'] in ('persons', 'households'), 'persons', null) ignore nulls
        ) over paragraph_before as paragraph_unit_type,
        -- "1,100 consultations, 64 of them for trauma".
        if(
            part_phrase is not null
            and lag(own_unit['unit']) over sentence_figures in ('sessions', 'other'),
            lag(own_unit['unit']) over sentence_figures,
            null
        ) as whole_unit_type
    from carried
    window
        sentence_figures as (partition by report_id, sentence_no order by char_start),
        sentence_before as (
            partition by report_id, sentence_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ),
        paragraph_before as (
            partition by report_id, paragraph_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        )

),

told as (

    select
        *,
        -- "80 kits to 300": who is given things is a person.
        coalesce(
            main_unit_type in ('items', 'litres') and (is_recipient or cue_phrase is not null),
            false
        ) as is_given_to_persons
    from inherited

),

unit_decided as (

    select
        report_id,
        figure_no,
        coalesce(
            own_unit['unit'],
            next_unit_type,
            whole_unit_type,
            if(is_given_to_persons, 'persons', null),
            main_unit_type,
            any_unit_type,
            if(cue_phrase is not null, 'persons', null),
            paragraph_unit_type,
            unit_type_before,
            if(has_no_noun, 'persons', 'other')
        ) as unit_type,
        case
            when own_unit is not null then own_unit['evidence']
            when next_unit_type is not null then 'shared: figure behind in the sentence'
            when whole_unit_type is not null then 'elided: part, ' || part_phrase
            when is_given_to_persons then 'elided: persons, as given to'
            when coalesce(main_unit_type, any_unit_type) is not null
                then 'elided: figure before in the sentence'
            when cue_phrase is not null then 'elided: persons, as said of ' || cue_phrase
            when paragraph_unit_type is not null then 'elided: figure before in the paragraph'
            when unit_type_before is not null then 'noun in front: ' || phrase_before
            when has_no_noun then 'elided: persons, as nothing else is counted'
            else 'none'
        end as unit_evidence,
        -- As the unit: its own, or that of the next figure.
        coalesce(currency_text, if(own_unit is null, next_currency_text, null)) as currency_text
    from told

)

select * from unit_decided
