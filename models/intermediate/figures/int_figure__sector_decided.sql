{# One row per quantity in prose: its sector, activity and modality.

   Order of evidence: organisations are coordination; the sector with most points around the
   figure; for a figure in brackets or with an elided noun and no words of its own, the sector
   of the figure before; for assistance and money, the topic of the whole report. A figure of
   context (stock, arrivals ...) takes a sector only from words near it. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__unit_decided as (

    select * from {{ ref('int_figure__unit_decided') }}

),

int_figure__assistance_decided as (

    select * from {{ ref('int_figure__assistance_decided') }}

),

int_figure__sector_scored as (

    select * from {{ ref('int_figure__sector_scored') }}

),

int_report__topic_found as (

    select * from {{ ref('int_report__topic_found') }}

),

best as (

    select
        report_id,
        figure_no,
        -- All three of the same sector: max_by would pass over those that are NULL.
        first(sector_code order by points desc, sector_code asc) as sector_code,
        max(points) as points,
        first(activity_code order by points desc, sector_code asc) as activity_code,
        first(modality order by points desc, sector_code asc) as modality,
        bool_or(is_own) as has_own_words,
        count(*) filter (where is_own and points >= 0.6 * best_points) as rival_count,
        bool_or(is_own and modality = 'cash') as has_cash_words,
        string_agg(phrases, '; ' order by points desc, sector_code asc) as sector_evidence
    from (
        select
            *,
            max(points) over (partition by report_id, figure_no) as best_points
        from int_figure__sector_scored
    ) as scored
    group by report_id, figure_no

),

own as (

    select
        located.report_id,
        located.figure_no,
        located.sentence_no,
        located.char_start,
        best.sector_code as best_sector_code,
        best.activity_code,
        best.modality,
        best.has_cash_words,
        if(units.unit_type = 'organisations', 'unit: organisations', best.sector_evidence)
            as sector_evidence,
        (located.is_bracketed or starts_with(units.unit_evidence, 'elided'))
        and not coalesce(best.has_own_words, false) as takes_previous,
        (assistance.is_assistance or units.unit_type in ('money', 'percent')) as takes_topic,
        case
            when units.unit_type = 'organisations' then 'coordination'
            when best.rival_count > 2 then null
            when
                best.points >= if(
                    assistance.is_assistance,
                    {{ var('sector_points_for_assistance') }},
                    {{ var('sector_points_for_context') }}
                )
                then best.sector_code
        end as sector_code,
        topics.sector_code as topic_sector_code
    from int_figure__located as located
    inner join int_figure__unit_decided as units
        on
            located.report_id = units.report_id
            and located.figure_no = units.figure_no
    inner join int_figure__assistance_decided as assistance
        on
            located.report_id = assistance.report_id
            and located.figure_no = assistance.figure_no
    left join best
        on
            located.report_id = best.report_id
            and located.figure_no = best.figure_no
    left join int_report__topic_found as topics
        on located.report_id = topics.report_id

),

inherited as (

    select
        *,
        last_value(if(takes_previous, null, sector_code) ignore nulls) over (
            partition by report_id, sentence_no
            order by char_start
            rows between unbounded preceding and 1 preceding
        ) as previous_sector_code
    from own

),

decided as (

    select
        report_id,
        figure_no,
        best_sector_code,
        activity_code,
        modality,
        has_cash_words,
        case
            when takes_previous and previous_sector_code is not null then previous_sector_code
            when sector_code = 'cbi_multipurpose' and topic_sector_code is not null
                then topic_sector_code
            when sector_code is not null then sector_code
            when takes_topic then topic_sector_code
        end as sector_code,
        case
            when takes_previous and previous_sector_code is not null
                then 'figure before in the sentence: ' || previous_sector_code
            when sector_code = 'cbi_multipurpose' and topic_sector_code is not null
                then 'cash in a report on ' || topic_sector_code
            when sector_code is not null then sector_evidence
            when takes_topic and topic_sector_code is not null
                then 'report on ' || topic_sector_code
            else 'too weak: ' || coalesce(sector_evidence, 'no words')
        end as sector_evidence
    from inherited

),

-- Words too weak for their sector, or of another one, say nothing of activity and modality either.
sector_decided as (

    select
        report_id,
        figure_no,
        sector_code,
        sector_evidence,
        if(
            sector_code = best_sector_code or starts_with(sector_evidence, 'cash in a report'),
            activity_code, null
        ) as activity_code,
        case
            when has_cash_words then 'cash'
            when sector_code = best_sector_code then modality
        end as modality
    from decided

)

select * from sector_decided
