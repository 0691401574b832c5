{# One row per figure of prose that is part of another, or repeats an earlier one. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__judged as (

    select * from {{ ref('int_figure__judged') }}

),

figure_corrections as (

    select * from {{ ref('figure_corrections') }}

),

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

-- The whole is the figure in front in the sentence that is not itself in brackets, if it counts
-- the same and is not smaller.
neighbours as (

    select
        judged.figure_id,
        judged.report_id,
        judged.char_start,
        judged.value,
        judged.unit_type,
        located.is_bracketed,
        last_value(if(located.is_bracketed, null, judged.figure_id) ignore nulls) over (
            sentence_figures rows between unbounded preceding and 1 preceding
        ) as whole_figure_id,
        substr(
            reports.text,
            lag(judged.char_end) over sentence_figures + 1,
            judged.char_start - lag(judged.char_end) over sentence_figures
        ) as text_between
    from int_figure__judged as judged
    inner join int_figure__located as located
        on
            judged.report_id = located.report_id
            and judged.figure_no = located.figure_no
    inner join stg_raw__report as reports
        on judged.report_id = reports.report_id
    window sentence_figures as (
        partition by judged.report_id, judged.sentence_no
        order by judged.char_start
    )

),

parts as (

    select
        neighbours.figure_id,
        wholes.figure_id as part_of_figure_id
    from neighbours
    inner join int_figure__judged as wholes
        on
            neighbours.whole_figure_id = wholes.figure_id
            and (
                neighbours.unit_type = 'percent'
                or (neighbours.unit_type = wholes.unit_type and neighbours.value <= wholes.value)
            )
    where
        neighbours.is_bracketed
        or regexp_matches(
            {{ fold('neighbours.text_between') }},
            '\b(of (whom|which|them|these)|including|among them)\b'
            || '|\b(de (ellos|ellas|los cuales|las cuales)|incluid[oa]s?)\b'
            || '|\b(incluyendo|entre ell[oa]s)\b'
        )

),

repeats as (

    select
        figure_id,
        first_value(figure_id) over same_figures as repeats_figure_id
    from int_figure__judged
    where
        value >= 100
        and is_assistance
        and sector_code is not null
        -- A corrected figure repeats nothing and is not repeated: a person has looked at it.
        and figure_id not in (select corrections.figure_id from figure_corrections as corrections)
    window
        same_figures as (
            partition by
                report_id, value, unit_type, sector_code, activity_code, population_group_codes
            order by char_start
        )
    -- "150 women and 150 men" in one sentence are two figures.
    qualify first_value(sentence_no) over same_figures < sentence_no

),

linked as (

    select
        parts.part_of_figure_id,
        repeats.repeats_figure_id,
        coalesce(parts.figure_id, repeats.figure_id) as figure_id
    from parts
    full outer join repeats
        on parts.figure_id = repeats.figure_id

)

select * from linked
