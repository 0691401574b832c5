{# One row per quantity in prose joined to parts that words open: "including 11 girls and 9 boys".

   It follows a part behind a comma or a word such as "and", with no verb between the two and none
   of its own. Where it has no noun, or that of the whole, so has the part in front. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__part_worded as (

    select * from {{ ref('int_figure__part_worded') }}

),

int_sentence__parted as (

    select * from {{ ref('int_sentence__parted') }}

),

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

-- With the first verb behind the noun. What stands in brackets ends no list.
placed as (

    select
        located.report_id,
        located.figure_no,
        located.sentence_no,
        located.char_start,
        figures.value,
        sentences.text,
        sentences.char_start as sentence_start,
        worded.figure_no is not null as is_worded,
        coalesce({{ fold("figures.unit_words") }}, '') as noun,
        coalesce(figures.unit_end, figures.char_end) as noun_end,
        list_min(list_filter(sentences.verb_starts, start -> start >= noun_end)) as verb_start,
        substr(sentences.text, noun_end - sentence_start + 1, verb_start - noun_end)
            as text_before_verb
    from int_figure__located as located
    inner join int_sentence__parted as sentences
        on
            located.report_id = sentences.report_id
            and located.sentence_no = sentences.sentence_no
    inner join stg_raw__figure as figures
        on
            located.report_id = figures.report_id
            and located.figure_no = figures.figure_no
    left join int_figure__part_worded as worded
        on
            located.report_id = worded.report_id
            and located.figure_no = worded.figure_no
    where not located.is_bracketed

),

-- "Mujeres y": a noun may take the word that joins.
neighboured as (

    select
        *,
        lag(noun, 1, '') over in_sentence as noun_before,
        coalesce(lag(verb_start) over in_sentence < char_start, false) as has_verb_between,
        regexp_extract(lag(noun, 1, '') over in_sentence, ' [yeou]$') || regexp_replace(
            substr(
                text,
                lag(noun_end) over in_sentence - sentence_start + 1,
                char_start - lag(noun_end) over in_sentence
            ),
            '[(][^()]*[)]', '', 'g'
        ) as text_between
    from placed
    window in_sentence as (partition by report_id, sentence_no order by char_start)

),

listed as (

    select
        *,
        count(*) filter (
            where is_worded
            or has_verb_between
            or not regexp_matches(text_between, '(?i)(,|\b(and|or|as well as|y|e|o|u))\s*$')
            or regexp_matches(text_between, '.{50}')
            or if(
                noun = '',
                noun_before != '' or regexp_matches(text_before_verb, '^[^,.;:]{0,20}$'),
                contains(text_between, ',') and trim(text_before_verb) = ''
            )
        ) over (partition by report_id, sentence_no order by char_start) as list_no
    from neighboured

),

part_joined as (

    select
        report_id,
        figure_no,
        first_value(figure_no) over in_list as first_figure_no,
        sum(value) over in_list as value_so_far
    from listed
    window in_list as (partition by report_id, sentence_no, list_no order by char_start)
    qualify
        not is_worded
        and bool_or(is_worded) over in_list
        and (noun in ('', noun_before) or noun != first_value(noun_before) over in_list)

)

select * from part_joined
