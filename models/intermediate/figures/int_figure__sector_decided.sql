{# One row per quantity in prose: its sector, activity and modality.

   Order of evidence: organisations that are not helped are coordination; else the sector with
   most points, of the words around the figure, of the figure before it in sentence and paragraph
   and of the topic of the report (seed evidence_relations says what each place is worth), if it
   has points enough and no two others of the figure's own words come near it; cash without
   another purpose in the report of an organisation of one sector is of that sector; psychosocial
   support is protection, but health where it is listed under health (the platforms report it under
   either). #}
with

int_figure__sector_worded as (

    select * from {{ ref('int_figure__sector_worded') }}

),

int_figure__sector_scored as (

    select * from {{ ref('int_figure__sector_scored') }}

),

int_figure__sector_carried as (

    select * from {{ ref('int_figure__sector_carried') }}

),

int_report__topic_found as (

    select * from {{ ref('int_report__topic_found') }}

),

-- With a number of this model, which is quicker to sort by than the report's id.
figures as (

    select
        *,
        row_number() over () as figure_key
    from int_figure__sector_worded

),

united as (

    select
        report_id,
        figure_no,
        sector_code,
        points,
        activity_code,
        modality,
        is_above,
        is_own,
        phrases
    from int_figure__sector_scored
    union all
    select
        report_id,
        figure_no,
        sector_code,
        points,
        null as activity_code,
        null as modality,
        starts_with(relation, 'sentence') as is_above,
        false as is_own,
        sector_code || ': ' || relation || ' ' || round(points, 2)::varchar as phrases
    from int_figure__sector_carried

),

-- The row of the last part holds all. Activity and modality are those of the words, never of what
-- is carried.
summed as (

    select
        figures.figure_key,
        united.sector_code,
        sum(united.points) over best_first as points,
        max(united.activity_code) over best_first as activity_code,
        max(united.modality) over best_first as modality,
        bool_or(united.is_above) over best_first as is_above,
        bool_or(united.is_own) over best_first as is_own,
        string_agg(united.phrases, ', ') over best_first as phrases
    from united
    inner join figures
        on
            united.report_id = figures.report_id
            and united.figure_no = figures.figure_no
    window
        best_first as (
            partition by figures.figure_key, united.sector_code
            order by united.points desc, united.phrases asc
        )
    qualify lead(united.phrases) over best_first is null

),

ranked as (

    select
        *,
        row_number() over best_first as sector_rank,
        first_value(points) over best_first as best_points,
        string_agg(phrases, '; ') over best_first as sector_evidence
    from summed
    window best_first as (partition by figure_key order by points desc, sector_code asc)

),

best as (

    select
        figure_key,
        max(if(sector_rank = 1, sector_code, null)) as sector_code,
        max(points) as points,
        max(points) - coalesce(max(if(sector_rank = 2, points, null)), 0) as sector_margin,
        count(*) filter (
            where is_own and points >= {{ var('rival_share') }} * best_points
        ) as rival_count,
        coalesce(bool_or(sector_code = 'health' and is_above), false) as is_under_health,
        max(if(sector_rank = 1, activity_code, null)) as activity_code,
        max(if(sector_rank = 1, modality, null)) as modality,
        arg_max(sector_evidence, sector_rank) as sector_evidence
    from ranked
    group by figure_key

),

ruled as (

    select
        worded.report_id,
        worded.figure_no,
        worded.has_cash_words,
        best.sector_code,
        best.activity_code,
        best.modality,
        best.sector_evidence,
        best.sector_margin,
        topics.sector_code as topic_sector_code,
        case
            when worded.unit_type = 'organisations' and not worded.is_assistance
                then 'organisations'
            when best.points is null or best.points < worded.points_needed then 'too weak'
            when best.rival_count > 2 then 'several'
            when best.activity_code = 'psychosocial_support' and best.is_under_health
                then 'under health'
            when best.sector_code = 'cbi_multipurpose' and topics.sector_code is not null
                then 'topic cash'
            else 'points'
        end as sector_rule
    from figures as worded
    left join best
        on worded.figure_key = best.figure_key
    left join int_report__topic_found as topics
        on
            worded.report_id = topics.report_id
            and topics.topic_rule = 'topic_mandate'

),

-- Words too weak for a sector say nothing of activity and modality either.
sector_decided as (

    select
        report_id,
        figure_no,
        case
            when sector_rule = 'organisations' then 'coordination'
            when sector_rule = 'topic cash' then topic_sector_code
            when sector_rule = 'under health' then 'health'
            when sector_rule = 'points' and sector_code not in ('none', 'several') then sector_code
        end as sector_code,
        case sector_rule
            when 'organisations' then 'unit: organisations'
            when 'topic cash' then 'cash in a report on ' || topic_sector_code
            when 'several' then 'several sectors alike: ' || sector_evidence
            when 'under health' then 'psychosocial support listed under health; ' || sector_evidence
            when 'points' then sector_evidence
            else 'too weak: ' || coalesce(sector_evidence, 'no words')
        end as sector_evidence,
        if(
            sector_rule in ('points', 'topic cash', 'under health'), activity_code, null
        ) as activity_code,
        -- By how much the sector leads: over the next one, or nothing where none is strong enough.
        case
            when sector_rule = 'organisations' then 9.9
            when sector_rule = 'too weak' then null
            else sector_margin
        end as sector_margin,
        case
            when has_cash_words then 'cash'
            when sector_rule in ('points', 'under health') then modality
        end as modality
    from ruled

)

select * from sector_decided
