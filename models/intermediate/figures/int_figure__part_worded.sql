{# One row per quantity in prose with words next to it that make it a part of a figure before. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_phrase__matched as (

    select * from {{ ref('int_phrase__matched') }}

),

-- "of whom 212", "212 of them".
part_worded as (

    select
        located.report_id,
        located.figure_no,
        min(matches.phrase) as part_phrase
    from int_figure__located as located
    inner join int_phrase__matched as matches
        on
            located.report_id = matches.report_id
            and located.sentence_no = matches.sentence_no
            and matches.phrase_role = 'part'
            and (
                (
                    matches.phrase_code != 'behind'
                    and located.first_word_no > matches.last_word_no
                    and located.previous_last_word_no < matches.first_word_no
                )
                or (
                    matches.phrase_code != 'front'
                    and located.last_word_no + 1 = matches.first_word_no
                )
            )
    group by located.report_id, located.figure_no

)

select * from part_worded
