{# One row per quantity in prose and sector carried to it from elsewhere: from the figure before in
   its sentence or paragraph, and from the topic of the report. #}
with

int_figure__sector_worded as (

    select * from {{ ref('int_figure__sector_worded') }}

),

int_report__topic_found as (

    select * from {{ ref('int_report__topic_found') }}

),

evidence_relations as (

    select * from {{ ref('evidence_relations') }}

),

-- Only a figure that has words of its own passes its sector on.
before as (

    select
        *,
        last_value(
            if(is_dependent and not has_own_words, null, sector_code) ignore nulls
        ) over (
            partition by report_id, sentence_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ) as sentence_sector_code,
        lead(sector_code) over (
            partition by report_id, sentence_no order by char_start
        ) as next_sector_code,
        last_value(
            if(
                (is_dependent and not has_own_words)
                or not is_assistance
                or block_kind = 'list_item',
                null, sector_code
            ) ignore nulls
        ) over (
            partition by report_id, paragraph_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ) as paragraph_sector_code
    from int_figure__sector_worded

),

carried as (

    select
        report_id,
        figure_no,
        is_assistance,
        sentence_sector_code as sector_code,
        case
            when is_dependent then 'sentence_dependent'
            when is_assistance then 'sentence_assistance'
            else 'sentence_context'
        end as relation
    from before
    where sentence_sector_code is not null
    union all by name
    select
        report_id,
        figure_no,
        is_assistance,
        next_sector_code as sector_code,
        'sentence_shared' as relation
    from before
    where is_shared and next_sector_code is not null
    union all by name
    select
        report_id,
        figure_no,
        is_assistance,
        paragraph_sector_code as sector_code,
        if(is_assistance, 'paragraph_assistance', 'paragraph_context') as relation
    from before
    where paragraph_sector_code is not null
    union all by name
    -- Funding and shares are on the report's topic only where organisations of one sector report.
    select
        before.report_id,
        before.figure_no,
        before.is_assistance,
        topics.sector_code,
        topics.topic_rule as relation,
        topics.topic_share
    from before
    inner join int_report__topic_found as topics
        on before.report_id = topics.report_id
    where
        before.is_assistance
        or (before.unit_type in ('money', 'percent') and topics.topic_rule = 'topic_mandate')

),

sector_carried as (

    select
        carried.report_id,
        carried.figure_no,
        carried.sector_code,
        carried.relation,
        cast(relations.sector_factor * coalesce(carried.topic_share, 1) as decimal(12, 4)) as points
    from carried
    inner join evidence_relations as relations
        on carried.relation = relations.relation
    -- Words of context say nothing of help.
    where not (carried.sector_code = 'none' and carried.is_assistance)

)

select * from sector_carried
