{# One row per quantity in prose and place near it where a population group is named.

   Places by rank: 1 behind the number or in its label, 2 in front in its clause, 3 further in
   its stretch, 4 elsewhere in the sentence, 5 in the words that open the line, list, section or
   paragraph. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

-- Staff are those counted ("80 officials were taught") only where they stand in the noun phrase
-- or the label: elsewhere they are those who help ("90 people were seen by doctors").
ranked as (

    select
        evidence.report_id,
        evidence.figure_no,
        evidence.phrase,
        case
            when
                evidence.relation in (
                    'after_clause', 'behind_recipient', 'toward_next', 'toward_recipient', 'label'
                )
                then 1
            when
                evidence.relation in (
                    'before_clause', 'before_recipient', 'from_previous', 'touching',
                    'touching_elided'
                )
                then 2
            when evidence.relation in ('after_sentence', 'before_sentence') then 3
            when evidence.relation = 'elsewhere' then 4
            else 5
        end as evidence_rank,
        unnest(string_split(evidence.phrase_code, '|')) as population_group_code
    from int_figure__evidence_weighed as evidence
    inner join int_figure__located as located
        on
            evidence.report_id = located.report_id
            and evidence.figure_no = located.figure_no
    where
        evidence.phrase_role = 'group'
        and evidence.relation not in ('previous_sentence', 'next_sentence')
        and (
            evidence.phrase_code != 'staff_officials'
            or evidence.relation = 'label'
            or (
                evidence.char_start >= located.unit_start
                and evidence.char_start < located.unit_end
            )
        )

),

group_found as (

    select
        report_id,
        figure_no,
        evidence_rank,
        list_sort(list_distinct(list(population_group_code))) as population_group_codes,
        array_to_string(list_sort(list_distinct(list(phrase))), ', ') as group_phrases
    from ranked
    where population_group_code != 'general_persons'
    group by report_id, figure_no, evidence_rank

)

select * from group_found
