{# One row per quantity in prose joined to parts that words open: "including 11 girls and 9 boys".

   It follows a part behind a comma or a word such as "and", with no verb between the two and none
   of its own. Where it has no noun, or that of the whole, so has the part in front. #}
{%- set verb = (
    "(are|is|was|were|been|had|have|has|got|went|came|took|gave|left|found|made|"
    ~ "ha|han|son|era|eran|fue|fueron|recibio|[a-z]{2,}(ed|aron|ieron|eron))\\b"
) %}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__part_worded as (

    select * from {{ ref('int_figure__part_worded') }}

),

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

-- What stands in brackets tells of the part in front and ends no list.
placed as (

    select
        located.report_id,
        located.figure_no,
        located.sentence_no,
        located.char_start,
        figures.value,
        worded.figure_no is not null as is_worded,
        coalesce({{ fold("figures.unit_words") }}, '') as noun,
        sentences.char_start as sentence_start,
        {{ fold("sentences.text") }} as folded,
        coalesce(figures.unit_end, figures.char_end) as noun_end
    from int_figure__located as located
    inner join stg_raw__figure as figures
        on
            located.report_id = figures.report_id
            and located.figure_no = figures.figure_no
    inner join stg_raw__sentence as sentences
        on
            located.report_id = sentences.report_id
            and located.sentence_no = sentences.sentence_no
    left join int_figure__part_worded as worded
        on
            located.report_id = worded.report_id
            and located.figure_no = worded.figure_no
    where not located.is_bracketed

),

-- "Mujeres y": a noun may take the word that joins.
neighboured as (

    select
        * exclude (folded),
        lag(noun, 1, '') over in_sentence as noun_before,
        regexp_extract(lag(noun, 1, '') over in_sentence, ' [yeou]$') || regexp_replace(
            substr(
                folded,
                lag(noun_end) over in_sentence - sentence_start + 1,
                char_start - lag(noun_end) over in_sentence
            ),
            '[(][^()]*[)]', '', 'g'
        ) as text_between,
        substr(folded, noun_end - sentence_start + 1) as text_behind
    from placed
    window in_sentence as (partition by report_id, sentence_no order by char_start)

),

listed as (

    select
        *,
        count(*) filter (
            where is_worded
            or not regexp_matches(text_between, '(,|\b(and|or|as well as|y|e|o|u))\s*$')
            or regexp_matches(text_between, '\b{{ verb }}|.{50}')
            or if(
                noun = '',
                noun_before != '' or regexp_matches(text_behind, '^[^,.;:]{0,20}\b{{ verb }}'),
                contains(text_between, ',') and regexp_matches(text_behind, '^\s*{{ verb }}')
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
