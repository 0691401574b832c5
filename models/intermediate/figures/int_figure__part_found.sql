{# One row per quantity in prose that is printed as a part of another figure of its sentence.

   A part stands in brackets behind its whole ("2,000 people (1,200 women)"), behind words such as
   "of whom" or "including", joins the parts before it ("1,100 girls and 900 boys") while all of
   them are no more than the whole, or is a share by sex or age. The whole is the last figure in front
   in the paragraph that stands in no bracket, counts things or people and, unless the part is a
   per cent, counts the same and is not smaller; across sentences only words such as "of these"
   tie a part to it. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__unit_decided as (

    select * from {{ ref('int_figure__unit_decided') }}

),

int_figure__group_found as (

    select * from {{ ref('int_figure__group_found') }}

),

population_groups as (

    select * from {{ ref('population_groups') }}

),

int_figure__part_worded as (

    select * from {{ ref('int_figure__part_worded') }}

),

int_figure__part_joined as (

    select * from {{ ref('int_figure__part_joined') }}

),

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

-- "48 per cent of them female", "(49% girls)".
sex_or_age as (

    select distinct
        named.report_id,
        named.figure_no
    from int_figure__group_found as named
    inner join population_groups as named_groups
        on list_contains(named.population_group_codes, named_groups.population_group_code)
    where named.evidence_rank = 1 and named_groups.axis = 'age_gender'

),

placed as (

    select
        located.report_id,
        located.figure_no,
        located.is_bracketed,
        figures.value,
        figures.qualifier_text,
        units.unit_type,
        located.sentence_no,
        last_value(
            if(
                located.is_bracketed
                or located.is_circumstance
                or units.unit_type in ('percent', 'money', 'organisations'),
                null, located.figure_no
            ) ignore nulls
        ) over (
            partition by located.report_id, located.paragraph_no
            order by located.char_start
            rows between unbounded preceding and 1 preceding
        ) as whole_figure_no,
        aged_or_sexed.figure_no is not null as is_of_sex_or_age
    from int_figure__located as located
    inner join int_figure__unit_decided as units
        on
            located.report_id = units.report_id
            and located.figure_no = units.figure_no
    inner join stg_raw__figure as figures
        on
            located.report_id = figures.report_id
            and located.figure_no = figures.figure_no
    left join sex_or_age as aged_or_sexed
        on
            located.report_id = aged_or_sexed.report_id
            and located.figure_no = aged_or_sexed.figure_no

),

part_found as (

    select
        placed.report_id,
        placed.figure_no,
        wholes.figure_no as whole_figure_no,
        case
            when worded.figure_no is not null then worded.part_phrase
            when joined.figure_no is not null then 'joined to the part before'
            when placed.is_bracketed then 'in brackets'
            else 'share by sex or age'
        end as part_evidence
    from placed
    left join int_figure__part_joined as joined
        on
            placed.report_id = joined.report_id
            and placed.figure_no = joined.figure_no
            and placed.unit_type != 'percent'
    left join placed as firsts
        on
            joined.report_id = firsts.report_id
            and joined.first_figure_no = firsts.figure_no
    inner join placed as wholes
        on
            placed.report_id = wholes.report_id
            and coalesce(firsts.whole_figure_no, placed.whole_figure_no) = wholes.figure_no
    left join int_figure__part_worded as worded
        on
            placed.report_id = worded.report_id
            and placed.figure_no = worded.figure_no
    where
        case
            when worded.part_phrase is not null then true
            -- More than "over 2,000" or "some 2,000" may be a little more.
            when joined.figure_no is not null
                then
                    firsts.unit_type = wholes.unit_type
                    and joined.value_so_far
                    <= wholes.value * if(wholes.qualifier_text is null, 1, 1.1)
            when placed.sentence_no != wholes.sentence_no then false
            else
                placed.is_bracketed
                or (placed.unit_type = 'percent' and placed.is_of_sex_or_age)
        end
        and (
            placed.unit_type = 'percent'
            or (placed.unit_type = wholes.unit_type and placed.value <= wholes.value)
        )

)

select * from part_found
