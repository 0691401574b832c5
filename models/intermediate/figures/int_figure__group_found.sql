{# One row per quantity in prose and place near it where a population group is named.

   Places by rank: 1 behind the number or in its label, 2 in front in its clause, 3 further in
   its stretch, 4 elsewhere in the sentence, 5 in the words that open the line, list, section or
   paragraph. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

ranked as (

    select
        report_id,
        figure_no,
        phrase,
        case
            when relation in ('after_clause', 'toward_next', 'label') then 1
            when relation = 'before_clause' then 2
            when relation in ('after_sentence', 'before_sentence') then 3
            when relation = 'elsewhere' then 4
            else 5
        end as evidence_rank,
        unnest(string_split(phrase_code, '|')) as population_group_code
    from int_figure__evidence_weighed
    where phrase_role = 'group' and relation not in ('previous_sentence', 'next_sentence')

),

group_found as (

    select
        report_id,
        figure_no,
        evidence_rank,
        list_sort(list_distinct(list(population_group_code))) as population_group_codes,
        string_agg(distinct phrase, ', ' order by phrase) as group_phrases
    from ranked
    where population_group_code != 'general_persons'
    group by report_id, figure_no, evidence_rank

)

select * from group_found
