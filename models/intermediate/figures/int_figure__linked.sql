{# One row per figure of prose that is part of another, or repeats an earlier one. #}
with

int_figure__judged as (

    select * from {{ ref('int_figure__judged') }}

),

int_figure__part_found as (

    select * from {{ ref('int_figure__part_found') }}

),

figure_corrections as (

    select * from {{ ref('figure_corrections') }}

),

parts as (

    select
        judged.figure_id,
        wholes.figure_id as part_of_figure_id
    from int_figure__part_found as found
    inner join int_figure__judged as judged
        on
            found.report_id = judged.report_id
            and found.figure_no = judged.figure_no
    inner join int_figure__judged as wholes
        on
            found.report_id = wholes.report_id
            and found.whole_figure_no = wholes.figure_no

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
        and figure_id not in (
            select corrections.figure_id
            from figure_corrections as corrections
            where coalesce(corrections.value_corrected != corrections.value_read, true)
        )
    window
        same_figures as (
            partition by
                report_id, value, unit_type, currency_code, sector_code, activity_code,
                population_group_codes
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
