{# One row per report that names organisations of one sector more often than any others (a food
   agency's brief). #}
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

topic_found as (

    select
        report_id,
        max_by(sector_code, mention_count) as sector_code,
        max(mention_count) as mention_count
    from mentions
    group by report_id
    having
        max_by(sector_code, mention_count) != 'all'
        and 2 * max(mention_count) > sum(mention_count)

)

select * from topic_found
