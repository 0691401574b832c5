{# One row per report, source and platform that it names. #}
with

int_report_cue__found as (

    select * from {{ ref('int_report_cue__found') }}

),

int_report_country__decided as (

    select * from {{ ref('int_report_country__decided') }}

),

int_sidecar_entry__valued as (

    select * from {{ ref('int_sidecar_entry__valued') }}

),

platforms as (

    select * from {{ ref('platforms') }}

),

-- A country that contradicts the report's rules a cue out; of a name that several platforms share
-- only the one of the country stays, or the one of no country where the country is open.
cues as (

    select
        found.report_id,
        found.place,
        found.cue_words,
        found.cue_text,
        found.page_no,
        found.line_no,
        found.platform_code,
        found.country_code,
        found.platform_count,
        case when not contains(countries.answer_value, ',') then countries.answer_value end
            as report_country,
        coalesce(
            bool_or(found.country_code = countries.answer_value) over shared_name, false
        ) as has_national,
        bool_or(found.country_code is null) over shared_name as has_regional
    from int_report_cue__found as found
    left join int_report_country__decided as countries on found.report_id = countries.report_id
    where found.platform_code is not null and found.place != 'label'
    window shared_name as (partition by found.report_id, found.place, found.cue_words)

),

settled as (

    select
        cues.*,
        platforms.platform_kind,
        platforms.parent_platform_code
    from cues
    inner join platforms on cues.platform_code = platforms.platform_code
    where
        case
            when cues.platform_count = 1
                then coalesce(cues.country_code = cues.report_country, true)
            when cues.has_national then cues.country_code = cues.report_country
            when cues.has_regional then cues.country_code is null
            when cues.report_country is null then true
            else false
        end

),

-- A platform counts before the organisations in it, a local group before its platform.
named as (

    select *
    from settled
    qualify
        (
            platform_kind != 'organisation'
            or not bool_or(platform_kind != 'organisation') over (partition by report_id, place)
        )
        and not list_contains(
            list(parent_platform_code) over (partition by report_id, place), platform_code
        )

),

answered as (

    select
        report_id,
        'platform' as attribute_name,
        place as answer_source,
        platform_code as answer_value,
        min(cue_text) as answer_text,
        min(page_no) as page_no,
        min(line_no) as line_no
    from named
    group by report_id, place, platform_code
    union all by name
    {{ sidecar_answers(['platform']) }}

)

select * from answered
