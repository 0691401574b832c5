{# One row per entry of the sidecar that counts for a report, with the value it means or what is wrong. #}
with

stg_raw__sidecar as (

    select * from {{ ref('stg_raw__sidecar') }}

),

stg_raw__sidecar_entry as (

    select * from {{ ref('stg_raw__sidecar_entry') }}

),

countries as (

    select * from {{ ref('countries') }}

),

platforms as (

    select * from {{ ref('platforms') }}

),

-- The last state of each path; of several paths with a sidecar (copies of a report) the last read.
states as (

    select *
    from stg_raw__sidecar
    qualify row_number() over (partition by report_id, sidecar_path order by sidecar_no desc) = 1

),

current_sidecars as (

    select *
    from states
    where sidecar_sha256 is not null
    qualify row_number() over (partition by report_id order by sidecar_no desc) = 1

),

country_names as (

    select
        country_code,
        {{ folded_words('unnest([country_code, name_en, name_es, name_fr])') }} as name_words
    from countries

),

platform_names as (

    select
        platform_code,
        {{ folded_words('unnest([platform_code, name_en, name_es])') }} as name_words
    from platforms

),

entries as (

    select
        current_sidecars.report_id,
        current_sidecars.sidecar_path,
        stg_raw__sidecar_entry.entry_no,
        stg_raw__sidecar_entry.line_no,
        stg_raw__sidecar_entry.key_text,
        stg_raw__sidecar_entry.value_text,
        stg_raw__sidecar_entry.reason_code,
        stg_raw__sidecar_entry.detail,
        stg_raw__sidecar_entry.remedy,
        {{ folded_words('stg_raw__sidecar_entry.value_text') }} as value_words
    from current_sidecars
    inner join stg_raw__sidecar_entry
        on
            current_sidecars.report_id = stg_raw__sidecar_entry.report_id
            and current_sidecars.sidecar_no = stg_raw__sidecar_entry.sidecar_no

),

valued as (

    select
        entries.*,
        case entries.key_text
            when 'country' then
                (
                    select min(names.country_code) from country_names as names
                    where names.name_words = entries.value_words
                )
            when 'platform' then
                (
                    select min(names.platform_code) from platform_names as names
                    where names.name_words = entries.value_words
                )
            when 'language' then nullif(regexp_extract(lower(trim(entries.value_text)), '^[a-z]{2}$'), '')
            else trim(entries.value_text)
        end as entry_value
    from entries

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
        case when reason_code is null and entry_value is null then 'unknown_value' else reason_code end
            as reason_code,
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
