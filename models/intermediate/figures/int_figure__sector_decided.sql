{# One row per quantity in prose: its sector, activity and modality.

   Order of evidence: organisations that are not helped are coordination; else the sector with
   most points, of the words around the figure, of the figure before it in sentence and paragraph
   and of the topic of the report (seed evidence_relations says what each place is worth), if it
   has points enough and no two others of the figure's own words come near it; cash without another purpose in the report of an organisation of one sector
   is of that sector; psychosocial support is protection, but health where it is listed under health
   (the platforms report it under either). #}
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

summed as (

    select
        report_id,
        figure_no,
        sector_code,
        sum(points) as points,
        -- Of the words, never of what is carried.
        max(activity_code) as activity_code,
        max(modality) as modality,
        bool_or(is_above) as is_above,
        bool_or(is_own) as is_own,
        max(sum(points)) over (partition by report_id, figure_no) as best_points,
        {{ joined_in_order('phrases', ['-points', 'phrases'], ', ') }} as phrases
    from united
    group by report_id, figure_no, sector_code

),

best as (

    select
        report_id,
        figure_no,
        {{ first_in_order('sector_code', ['-points', 'sector_code']) }} as sector_code,
        max(points) as points,
        max(points) - coalesce(max(points, 2)[2], 0) as sector_margin,
        count(*) filter (where is_own and points >= 0.6 * best_points) as rival_count,
        coalesce(bool_or(sector_code = 'health' and is_above), false) as is_under_health,
        {{ first_in_order('activity_code', ['-points', 'sector_code']) }} as activity_code,
        {{ first_in_order('modality', ['-points', 'sector_code']) }} as modality,
        {{ joined_in_order('phrases', ['-points', 'sector_code'], '; ') }} as sector_evidence
    from summed
    group by report_id, figure_no

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
    from int_figure__sector_worded as worded
    left join best
        on
            worded.report_id = best.report_id
            and worded.figure_no = best.figure_no
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
