{# One row per quantity in prose near which a population group is named: the nearest ones. #}
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
            when relation in ('after_clause', 'toward_next') then 1
            when relation = 'before_clause' then 2
            when relation in ('after_sentence', 'before_sentence') then 3
            else 4
        end as evidence_rank,
        unnest(string_split(phrase_code, '|')) as population_group_code
    from int_figure__evidence_weighed
    where
        phrase_role = 'group'
        and relation not in ('heading', 'previous_sentence', 'next_sentence')

),

gathered as (

    select
        report_id,
        figure_no,
        evidence_rank,
        list_sort(list_distinct(list(population_group_code))) as population_group_codes,
        string_agg(distinct phrase, ', ' order by phrase) as group_phrases
    from ranked
    where population_group_code != 'general_persons'
    group by report_id, figure_no, evidence_rank

),

group_found as (

    select
        report_id,
        figure_no,
        min(evidence_rank) as evidence_rank,
        min_by(population_group_codes, evidence_rank) as population_group_codes,
        min_by(group_phrases, evidence_rank) as group_phrases
    from gathered
    group by report_id, figure_no

)

select * from group_found
