{# One row per report: what it is, its title, platform, country, language and period, and where each was read. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

int_report_attribute__decided as (

    select * from {{ ref('int_report_attribute__decided') }}

),

platforms as (

    select * from {{ ref('platforms') }}

),

-- Side by side: a struct per attribute.
answers as (

    select
        report_id,
        {%- for attribute in ['title', 'platform', 'country', 'language', 'period'] %}
            any_value(
                struct_pack(value := value, source := source, text := answer_text)
            ) filter (where attribute = '{{ attribute }}') as {{ attribute }},
        {%- endfor %}
        list(attribute order by attribute) filter (where is_inferred) as inferred_attributes
    from int_report_attribute__decided
    group by report_id

),

named as (

    select
        reports.report_id,
        reports.report_file,
        reports.media_type,
        reports.page_count,
        reports.run_id,
        reports.ingested_at,
        answers.*exclude (report_id),
        platforms.platform_kind,
        platforms.country_code as platform_country,
        string_split(answers.country.value, ',') as country_codes
    from stg_raw__report as reports
    left join answers on reports.report_id = answers.report_id
    left join platforms on answers.platform.value = platforms.platform_code

),

-- A national platform gives its country where nothing else names one alone, or only the file name does
-- against a sidecar.
located as (

    select
        *,
        platform_country is not null
        and (
            country.value is null
            or (len(country_codes) > 1 and list_contains(country_codes, platform_country))
            or (platform.source = 'sidecar' and country.source = 'file_name')
        ) as is_platform_country
    from named

),

described as (

    select
        report_id,
        report_file,
        media_type,
        page_count,
        title.value as title_text,
        coalesce(title.source, 'not_found') as title_source,
        platform.value as platform_code,
        platform_kind,
        coalesce(platform.source, 'not_found') as platform_source,
        platform.text as platform_text,
        case
            when is_platform_country then platform_country
            when len(country_codes) = 1 then country.value
        end as country_code,
        case when is_platform_country then [platform_country] else country_codes end as country_codes,
        case
            when is_platform_country then 'platform'
            when country.source is not null then country.source
            when platform_kind = 'coordination' then 'regional'
            else 'not_found'
        end as country_source,
        case when is_platform_country then platform.text else country.text end as country_text,
        language.value as language_code,
        coalesce(language.source, 'not_found') as language_source,
        language.text as language_text,
        try_cast(nullif(split_part(period.value, '/', 1), '') as date) as reference_period_start,
        try_cast(split_part(period.value, '/', 2) as date) as reference_period_end,
        nullif(split_part(period.value, '/', 3), '') as period_kind,
        coalesce(period.source, 'not_found') as period_source,
        period.text as period_text,
        list_filter(
            coalesce(inferred_attributes, []),
            lambda attribute: attribute != 'country' or not is_platform_country
        ) as inferred_attributes,
        run_id,
        ingested_at
    from located

)

select * from described
