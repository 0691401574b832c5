{# One row per platform cue found in a place of a report, and per platform that the cue may name. #}
with

int_report_place__folded as (

    select * from {{ ref('int_report_place__folded') }}

),

platform_cues as (

    select * from {{ ref('platform_cues') }}

),

folded_cues as (

    select distinct
        {{ folded_words('cue') }} as cue_words,
        cue_scope,
        platform_code,
        country_code
    from platform_cues

),

-- Longest first: "gtrm peru" is found whole, "sudan" is not found in "south sudan".
cue_patterns as (

    select '\b(?:' || string_agg(cue_words, '|' order by length(cue_words) desc) || ')\b' as pattern
    from folded_cues

),

finds as (

    select
        int_report_place__folded.report_id,
        int_report_place__folded.place,
        int_report_place__folded.place_order,
        unnest(
            list_distinct(
                regexp_extract_all(int_report_place__folded.cue_words, cue_patterns.pattern)
            )
        ) as cue_words
    from int_report_place__folded
    cross join cue_patterns
    where int_report_place__folded.cue_words is not null

),

cues_found as (

    select
        finds.report_id,
        finds.place,
        finds.place_order,
        finds.cue_words,
        folded_cues.platform_code,
        folded_cues.country_code,
        count(folded_cues.platform_code) over (
            partition by finds.report_id, finds.place, finds.cue_words
        ) as platform_count
    from finds
    inner join folded_cues
        on
            finds.cue_words = folded_cues.cue_words
            and (
                folded_cues.cue_scope = 'any'
                or (folded_cues.cue_scope = 'file_name') = (finds.place = 'file_name')
            )

)

select * from cues_found
