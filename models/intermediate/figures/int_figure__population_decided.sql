{# One row per quantity in prose: the population groups it is on, and how they were found.

   Order of evidence: groups behind the number (up to the next figure, same clause); for a part or
   an elided noun those of the figure before in the sentence; groups in front where no noun follows;
   for things and per cents the groups of their sentence, for per cents then those of the figure
   before in the paragraph. "general_persons" says that people are counted and no group is named. #}
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

own as (

    select
        located.report_id,
        located.figure_no,
        located.sentence_no,
        located.paragraph_no,
        located.char_start,
        units.unit_type,
        units.unit_evidence,
        named.evidence_rank,
        named.population_group_codes,
        named.group_phrases,
        units.unit_type in ('persons', 'households') as counts_people
    from int_figure__located as located
    inner join int_figure__unit_decided as units
        on
            located.report_id = units.report_id
            and located.figure_no = units.figure_no
    left join int_figure__group_found as named
        on
            located.report_id = named.report_id
            and located.figure_no = named.figure_no

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

ruled as (

    select
        *,
        case
            when evidence_rank = 1 then 'behind'
            when starts_with(unit_evidence, 'elided') and sentence_group_codes is not null
                then 'elided, figure before in the sentence'
            when
                counts_people
                and evidence_rank = 2
                and not starts_with(unit_evidence, 'noun behind')
                then 'in front'
            when unit_type = 'households' then 'unit'
            when counts_people then 'none named'
            when unit_type = 'organisations' then 'not people'
            when evidence_rank = 2 then 'in front'
            when unit_type in ('money', 'other') then 'not people'
            when evidence_rank is not null then 'in the sentence'
            when unit_type = 'percent' and paragraph_group_codes is not null
                then 'figure before in the paragraph'
            else 'not people'
        end as population_rule
    from inherited

),

population_decided as (

    select
        report_id,
        figure_no,
        case population_rule
            when 'elided, figure before in the sentence' then sentence_group_codes
            when 'figure before in the paragraph' then paragraph_group_codes
            when 'unit' then ['families']
            when 'none named' then ['general_persons']
            when 'not people' then []
            else population_group_codes
        end as population_group_codes,
        if(
            population_rule in ('behind', 'in front', 'in the sentence'),
            population_rule || ': ' || group_phrases,
            population_rule
        ) as population_evidence
    from ruled

)

select * from population_decided
