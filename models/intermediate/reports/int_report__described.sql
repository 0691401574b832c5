{# One row per report: what it is, and where each of its attributes was read. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

int_report_attribute__spread as (

    select * from {{ ref('int_report_attribute__spread') }}

),

platforms as (

    select * from {{ ref('platforms') }}

),

named as (

    select
        answers.*,
        platforms.platform_kind,
        platforms.country_code as platform_country,
        string_split(answers.country_value, ',') as country_codes
    from int_report_attribute__spread as answers
    left join platforms on answers.platform_value = platforms.platform_code

),

-- A national platform gives its country where nothing else names one alone, or only the file name
-- does against a sidecar.
located as (

    select
        *,
        platform_country is not null
        and (
            country_value is null
            or (len(country_codes) > 1 and list_contains(country_codes, platform_country))
            or (platform_source = 'sidecar' and country_source = 'file_name')
        ) as is_platform_country
    from named

),

inferred as (

    select
        report_id,
        list_filter(
            coalesce(inferred_attributes, []),
            lambda attribute: attribute != 'country' or not is_platform_country
        ) as inferred_attributes
    from located

),

described as (

    select
        reports.report_id,
        reports.report_file,
        reports.media_type,
        reports.page_count,
        located.title_value as title_text,
        located.platform_value as platform_code,
        located.platform_kind,
        located.platform_words as platform_text,
        located.language_value as language_code,
        located.language_words as language_text,
        located.period_words as period_text,
        reports.run_id,
        reports.ingested_at,
        coalesce(located.title_source, 'not_found') as title_source,
        coalesce(located.platform_source, 'not_found') as platform_source,
        case
            when located.is_platform_country then located.platform_country
            when len(located.country_codes) = 1 then located.country_value
        end as country_code,
        case
            when located.is_platform_country then [located.platform_country]
            else located.country_codes
        end as country_codes,
        case
            when located.is_platform_country then 'platform'
            when located.country_source is not null then located.country_source
            when located.platform_kind = 'coordination' then 'regional'
            else 'not_found'
        end as country_source,
        if(located.is_platform_country, located.platform_words, located.country_words)
            as country_text,
        coalesce(located.language_source, 'not_found') as language_source,
        try_cast(nullif(split_part(located.period_value, '/', 1), '') as date)
            as reference_period_start,
        try_cast(split_part(located.period_value, '/', 2) as date) as reference_period_end,
        nullif(split_part(located.period_value, '/', 3), '') as period_kind,
        coalesce(located.period_source, 'not_found') as period_source,
        coalesce(inferred.inferred_attributes, []) as inferred_attributes
    from stg_raw__report as reports
    left join located on reports.report_id = located.report_id
    left join inferred on reports.report_id = inferred.report_id

)

select * from described
