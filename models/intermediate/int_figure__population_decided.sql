{# One row per quantity in prose: the population groups named for it, and how they were found.

   Groups in the words behind the number (up to the next figure, same clause) come first; then groups in front of it in
   its clause; then, for a part or an elided noun, those of the figure before in the sentence; things (kits, money)
   take the groups named anywhere in their sentence. "general_persons" says that people are counted and no group named. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__unit_decided as (

    select * from {{ ref('int_figure__unit_decided') }}

),

group_matches as (

    select
        report_id,
        figure_no,
        relation,
        distance,
        phrase,
        unnest(string_split(phrase_code, '|')) as population_group_code
    from int_figure__evidence_weighed
    where
        phrase_role = 'group'
        and relation not in ('heading', 'previous_sentence', 'next_sentence')

),

ranked as (

    select
        report_id,
        figure_no,
        case
            when relation = 'after_clause' then 1
            when relation = 'before_clause' then 2
            when relation in ('after_sentence', 'before_sentence') then 3
            else 4
        end as evidence_rank,
        population_group_code,
        phrase
    from group_matches
    where population_group_code != 'general_persons'

),

gathered as (

    select
        report_id,
        figure_no,
        evidence_rank,
        list_sort(list_distinct(list(population_group_code))) as population_group_codes,
        string_agg(distinct phrase, ', ' order by phrase) as group_phrases
    from ranked
    group by report_id, figure_no, evidence_rank

),

nearest as (

    select
        report_id,
        figure_no,
        min(evidence_rank) as evidence_rank,
        min_by(population_group_codes, evidence_rank) as population_group_codes,
        min_by(group_phrases, evidence_rank) as group_phrases
    from gathered
    group by report_id, figure_no

),

own as (

    select
        located.report_id,
        located.figure_no,
        located.sentence_no,
        located.paragraph_no,
        located.char_start,
        units.unit_type,
        starts_with(units.unit_evidence, 'elided') as is_elided,
        starts_with(units.unit_evidence, 'noun behind') as has_noun_behind,
        units.unit_type in ('persons', 'households') as counts_people,
        nearest.evidence_rank,
        nearest.population_group_codes,
        nearest.group_phrases
    from int_figure__located as located
    inner join int_figure__unit_decided as units
        on
            located.report_id = units.report_id
            and located.figure_no = units.figure_no
    left join nearest
        on
            located.report_id = nearest.report_id
            and located.figure_no = nearest.figure_no

),

inherited as (

    select
        *,
        last_value(if(counts_people, population_group_codes, null) ignore nulls) over (
            partition by report_id, sentence_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ) as sentence_group_codes,
        last_value(population_group_codes ignore nulls) over (
            partition by report_id, paragraph_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ) as paragraph_group_codes
    from own

),

population_decided as (

    select
        report_id,
        figure_no,
        case
            when evidence_rank = 1 then population_group_codes
            when is_elided and sentence_group_codes is not null then sentence_group_codes
            when counts_people and not has_noun_behind and evidence_rank <= 2 then population_group_codes
            when unit_type = 'households' then ['families']
            when counts_people then ['general_persons']
            when unit_type = 'percent'
                then coalesce(population_group_codes, paragraph_group_codes, [])
            when unit_type in ('items', 'litres', 'sessions', 'facilities') or evidence_rank <= 2
                then coalesce(population_group_codes, [])
            else []
        end as population_group_codes,
        case
            when evidence_rank = 1 then 'behind: ' || group_phrases
            when is_elided and sentence_group_codes is not null
                then 'elided: figure before in the sentence'
            when counts_people and not has_noun_behind and evidence_rank <= 2 then 'in front: ' || group_phrases
            when unit_type = 'households' then 'unit: households'
            when counts_people then 'none named'
            when unit_type = 'percent' and group_phrases is null and paragraph_group_codes is not null
                then 'per cent of: figure before in the paragraph'
            when
                unit_type in ('items', 'litres', 'sessions', 'facilities', 'percent')
                or evidence_rank <= 2
                then coalesce('sentence: ' || group_phrases, 'none named')
            else 'none named'
        end as population_evidence
    from inherited

)

select * from population_decided
