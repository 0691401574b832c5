{# One row per report that says in its title or file name that it re-issues an earlier edition. #}
with

int_report_place__folded as (

    select * from {{ ref('int_report_place__folded') }}

),

revision_marks as (

    select * from {{ ref('revision_marks') }}

),

folded_marks as (

    select
        {{ folded_words('phrase') }} as mark_words,
        max(edition_no) as edition_no
    from revision_marks
    group by {{ folded_words('phrase') }}

),

marked as (

    select
        int_report_place__folded.report_id,
        max(int_report_place__folded.place) as mark_place,
        list(distinct folded_marks.mark_words order by folded_marks.mark_words) as mark_words,
        coalesce(max(folded_marks.edition_no), 2) as printed_edition_no
    from int_report_place__folded
    inner join folded_marks
        on contains(
            ' ' || int_report_place__folded.cue_words || ' ', ' ' || folded_marks.mark_words || ' '
        )
    where int_report_place__folded.place in ('title', 'file_name')
    group by int_report_place__folded.report_id

)

select * from marked
