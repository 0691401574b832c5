{# One row per report and sector that it is on: the one whose organisations it names more often than
   all others (a food agency's brief), or else each sector of its words, with its share of them. #}
with

int_phrase__matched as (

    select * from {{ ref('int_phrase__matched') }}

),

mentions as (

    select
        report_id,
        phrase_code as sector_code,
        count(*) as mention_count
    from int_phrase__matched
    where phrase_role = 'mandate'
    group by report_id, phrase_code

),

mandated as (

    select
        report_id,
        first(sector_code order by mention_count desc, sector_code asc) as sector_code,
        max(mention_count) as mention_count,
        'topic_mandate' as topic_rule
    from mentions
    group by report_id
    having
        first(sector_code order by mention_count desc, sector_code asc) != 'all'
        and 2 * max(mention_count) > sum(mention_count)

),

-- A phrase counts once, so that a word repeated is not a topic.
spoken_of as (

    select
        report_id,
        phrase_code as sector_code,
        cast(sum(distinct_weight) as decimal(12, 4)) as points,
        count(*) as mention_count
    from (
        select distinct
            report_id,
            phrase_code,
            phrase_id,
            weight as distinct_weight
        from int_phrase__matched
        where phrase_role = 'sector' and phrase_code not in ('none', 'several')
    ) as phrases
    group by report_id, phrase_code

),

worded as (

    select
        report_id,
        sector_code,
        mention_count,
        'topic_words' as topic_rule,
        round(
            points / ({{ var('topic_points') }} + sum(points) over (partition by report_id)), 4
        ) as topic_share
    from spoken_of

),

topic_found as (

    select
        *,
        1 as topic_share
    from mandated
    union all by name
    select * from worded
    where
        report_id not in (select mandated.report_id from mandated)
        -- Lesser shares would only fill the evidence.
        and topic_share >= 0.1

)

select * from topic_found
