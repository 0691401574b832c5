{# One row per quantity in prose: the population groups it is on, and how they were found.

   Order of evidence: groups behind the number (up to the next figure, same clause) or in its
   label; those behind the next figure whose noun it shares or whose people things
   are given to; where no noun of its own stands there, those of the figure before in the sentence, of
   groups in front, what the people counted before in the section are by movement, legal status or
   nationality (not their age or part: those end with their figure), of the words that open the line, list
   or section; for money and things the groups in front, for per cents then those of
   the sentence. Households are families. "general_persons" says that people are
   counted and no group is named. #}
with

int_figure__group_found as (

    select * from {{ ref('int_figure__group_found') }}

),

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__unit_decided as (

    select * from {{ ref('int_figure__unit_decided') }}

),

population_groups as (

    select * from {{ ref('population_groups') }}

),

-- What people are everywhere in a section, unlike their age or part in it.
lasting as (

    select list(population_group_code) as population_group_codes
    from population_groups
    where axis in ('mobility', 'legal_status', 'nationality')

),

named as (

    select
        report_id,
        figure_no,
        max(if(evidence_rank = 1, group_phrases, null)) as phrases_behind,
        max(if(evidence_rank = 2, group_phrases, null)) as phrases_in_front,
        max(if(evidence_rank = 5, group_phrases, null)) as phrases_above,
        min_by(group_phrases, evidence_rank) filter (where evidence_rank <= 4)
            as phrases_in_sentence,
        max(if(evidence_rank = 1, population_group_codes, null)) as behind,
        max(if(evidence_rank = 2, population_group_codes, null)) as in_front,
        max(if(evidence_rank = 5, population_group_codes, null)) as above,
        min_by(population_group_codes, evidence_rank) filter (where evidence_rank <= 4)
            as in_sentence
    from int_figure__group_found
    group by report_id, figure_no

),

own as (

    select
        located.report_id,
        located.figure_no,
        located.sentence_no,
        located.section_no,
        located.char_start,
        units.unit_type,
        named.phrases_behind,
        named.phrases_in_front,
        named.phrases_above,
        named.phrases_in_sentence,
        named.behind,
        named.in_front,
        named.above,
        named.in_sentence,
        units.unit_type in ('persons', 'households') as counts_people,
        list_sort(list_intersect(
            coalesce(
                named.behind,
                if(
                    starts_with(units.unit_evidence, 'noun behind')
                    or starts_with(units.unit_evidence, 'unknown noun'),
                    null, named.in_front
                )
            ), lasting.population_group_codes
        )) as lasting_groups,
        starts_with(units.unit_evidence, 'elided') as is_elided,
        starts_with(units.unit_evidence, 'shared') as is_shared,
        -- "1,200 litres went to 2,000 migrants".
        located.is_next_recipient and units.unit_type in ('items', 'litres', 'money') as is_given,
        starts_with(units.unit_evidence, 'noun behind')
        or starts_with(units.unit_evidence, 'unknown noun') as has_noun
    from int_figure__located as located
    inner join int_figure__unit_decided as units
        on
            located.report_id = units.report_id
            and located.figure_no = units.figure_no
    cross join lasting
    left join named
        on
            located.report_id = named.report_id
            and located.figure_no = named.figure_no

),

inherited as (

    select
        *,
        if(
            is_shared or is_given,
            lead(behind) over (partition by report_id, sentence_no order by char_start),
            null
        ) as behind_next,
        last_value(
            if(counts_people, coalesce(behind, if(has_noun, [], in_front)), null) ignore nulls
        ) over (
            partition by report_id, sentence_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ) as sentence_before,
        last_value(
            if(counts_people and len(lasting_groups) > 0, lasting_groups, null) ignore nulls
        ) over (
            partition by report_id, section_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ) as section_before
    from own

),

ruled as (

    select
        *,
        case
            when behind is not null then 'behind'
            when behind_next is not null then 'behind the next'
            when counts_people and is_elided
                then case
                    when sentence_before is not null then 'figure before in the sentence'
                    when in_front is not null then 'in front'
                    when section_before is not null then 'people before in the section'
                    when above is not null then 'above'
                    else 'none named'
                end
            when counts_people and in_front is not null and not has_noun then 'in front'
            when unit_type = 'households' then 'unit'
            when counts_people then 'none named'
            when
                unit_type in ('percent', 'money', 'items', 'litres') and in_front is not null
                then 'in front'
            when unit_type = 'percent' and in_sentence is not null then 'in the sentence'
            else 'not people'
        end as population_rule
    from inherited

),

population_decided as (

    select
        report_id,
        figure_no,
        case population_rule
            when 'behind' then behind
            when 'behind the next' then behind_next
            when 'figure before in the sentence' then sentence_before
            when 'in front' then in_front
            when 'people before in the section' then section_before
            when 'above' then above
            when 'in the sentence' then in_sentence
            when 'unit' then ['families']
            when 'none named' then ['general_persons']
            else []
        end as population_group_codes,
        case population_rule
            when 'behind' then 'behind: ' || phrases_behind
            when 'in front' then 'in front: ' || phrases_in_front
            when 'above' then 'above: ' || phrases_above
            when 'in the sentence' then 'in the sentence: ' || phrases_in_sentence
            else population_rule
        end as population_evidence
    from ruled

)

select * from population_decided
