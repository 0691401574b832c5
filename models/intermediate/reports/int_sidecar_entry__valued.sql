{# One row per entry of the sidecar that counts for a report: what it means, or what is wrong. #}
with

int_sidecar_entry__current as (

    select * from {{ ref('int_sidecar_entry__current') }}

),

countries as (

    select * from {{ ref('countries') }}

),

platforms as (

    select * from {{ ref('platforms') }}

),

country_names as (

    select
        name_words,
        min(country_code) as country_code
    from (
        select
            country_code,
            {{ folded_words('unnest([country_code, name_en, name_es, name_fr])') }} as name_words
        from countries
    ) as spellings
    group by name_words

),

platform_names as (

    select
        name_words,
        min(platform_code) as platform_code
    from (
        select
            platform_code,
            {{ folded_words('unnest([platform_code, name_en, name_es])') }} as name_words
        from platforms
    ) as spellings
    group by name_words

),

valued as (

    select
        current_entries.*,
        case current_entries.key_text
            when 'country' then country_names.country_code
            when 'platform' then platform_names.platform_code
            when 'language'
                then
                    nullif(
                        regexp_extract(lower(trim(current_entries.value_text)), '^[a-z]{2}$'), ''
                    )
            else trim(current_entries.value_text)
        end as entry_value
    from int_sidecar_entry__current as current_entries
    left join country_names on current_entries.value_words = country_names.name_words
    left join platform_names on current_entries.value_words = platform_names.name_words

),

checked as (

    select
        report_id,
        sidecar_path,
        entry_no,
        line_no,
        key_text,
        value_text,
        if(reason_code is null, entry_value, null) as entry_value,
        case
            when reason_code is null and entry_value is null then 'unknown_value' else reason_code
        end as reason_code,
        case
            when reason_code is not null or entry_value is not null then detail
            else value_text || ' is no ' || key_text || ' that the warehouse knows'
        end as detail,
        case
            when reason_code is not null or entry_value is not null then remedy
            when key_text = 'language' then 'give the two letters of ISO 639-1'
            when key_text = 'country' then 'give a code or name of seeds/countries.csv'
            else 'give a code or name of seeds/platforms.csv, or add it there'
        end as remedy
    from valued

)

select * from checked
