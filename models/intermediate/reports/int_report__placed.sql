{# One row per report: the platform that wrote it, its country, and where each was read. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

int_report_cue__found as (

    select * from {{ ref('int_report_cue__found') }}

),

-- A cue that names one platform outranks bare country names ("GTRM Peru: the border with Ecuador"),
-- and in the text bare names count for nothing.
place_countries as (

    select
        report_id,
        place,
        place_order,
        coalesce(
            nullif(list(distinct country_code) filter (where platform_count = 1), []),
            list(distinct country_code) filter (where platform_count = 0 and place != 'text')
        ) as country_codes
    from int_report_cue__found
    where country_code is not null
    group by report_id, place, place_order

),

countries as (

    select
        report_id,
        {{ first_single_answer('country_codes') }} as country_code,
        {{ evidence_of_answer('country_codes') }} as country_evidence
    from place_countries
    group by report_id

),

-- An acronym that two platforms share is settled by the country, wherever that was read.
place_platforms as (

    select
        int_report_cue__found.report_id,
        int_report_cue__found.place,
        int_report_cue__found.place_order,
        list(distinct int_report_cue__found.platform_code) as platform_codes
    from int_report_cue__found
    left join countries on int_report_cue__found.report_id = countries.report_id
    where
        int_report_cue__found.platform_code is not null
        and coalesce(int_report_cue__found.country_code = countries.country_code, true)
    group by
        int_report_cue__found.report_id,
        int_report_cue__found.place,
        int_report_cue__found.place_order

),

platforms_read as (

    select
        report_id,
        {{ first_single_answer('platform_codes') }} as platform_code,
        {{ evidence_of_answer('platform_codes') }} as platform_evidence
    from place_platforms
    group by report_id

),

placed as (

    select
        stg_raw__report.report_id,
        platforms_read.platform_code,
        countries.country_code,
        coalesce(platforms_read.platform_evidence, 'not_found') as platform_evidence,
        coalesce(countries.country_evidence, 'not_found') as country_evidence
    from stg_raw__report
    left join platforms_read on stg_raw__report.report_id = platforms_read.report_id
    left join countries on stg_raw__report.report_id = countries.report_id

)

select * from placed
