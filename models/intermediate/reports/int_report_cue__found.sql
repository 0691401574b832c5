{# One row per platform cue found in a place of a report, and per platform that the cue may name. #}
with

int_report_place__folded as (

    select * from {{ ref('int_report_place__folded') }}

),

int_report_cue__listed as (

    select * from {{ ref('int_report_cue__listed') }}

),

-- Which cues a place holds at all, by their first word: a pattern of these few is quick, one of all
-- cues is not.
place_words as (

    select
        report_id,
        place,
        cue_words,
        place_lines,
        unnest(list_distinct(string_split(cue_words, ' '))) as word
    from int_report_place__folded

),

distinct_cues as (

    select distinct cue_words
    from int_report_cue__listed

),

-- Longest first: "gtrm peru" is found whole, "sudan" is not found in "south sudan".
place_patterns as (

    select
        places.report_id,
        places.place,
        places.cue_words,
        any_value(places.place_lines) as place_lines,
        '\b(?:'
        || string_agg(cues.cue_words, '|' order by length(cues.cue_words) desc)
        || ')\b' as pattern
    from place_words as places
    inner join distinct_cues as cues
        on
            places.word = split_part(cues.cue_words, ' ', 1)
            and contains(' ' || places.cue_words || ' ', ' ' || cues.cue_words || ' ')
    group by places.report_id, places.place, places.cue_words

),

finds as (

    select
        report_id,
        place,
        place_lines,
        unnest(list_distinct(regexp_extract_all(cue_words, pattern))) as cue_words
    from place_patterns

),

-- The line that holds the cue, or the first where it runs over a line break.
printed_finds as (

    select
        report_id,
        place,
        cue_words,
        coalesce(
            list_filter(
                place_lines,
                lambda line: contains(
                    ' ' || struct_extract(line, 'line_words') || ' ', ' ' || cue_words || ' '
                )
            )[1],
            place_lines[1]
        ) as cue_line
    from finds

),

cues_found as (

    select
        finds.report_id,
        finds.place,
        finds.cue_words,
        folded_cues.platform_code,
        folded_cues.country_code,
        struct_extract(finds.cue_line, 'text') as cue_text,
        struct_extract(finds.cue_line, 'page_no') as page_no,
        struct_extract(finds.cue_line, 'line_no') as line_no,
        count(folded_cues.platform_code) over (
            partition by finds.report_id, finds.place, finds.cue_words
        ) as platform_count
    from printed_finds as finds
    inner join int_report_cue__listed as folded_cues
        on
            finds.cue_words = folded_cues.cue_words
            and (
                folded_cues.cue_scope = 'any'
                or (folded_cues.cue_scope = 'file_name') = (finds.place = 'file_name')
            )

)

select * from cues_found
