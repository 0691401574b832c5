{# One row per cue, scope, platform and country that it may name; names of countries are cues. #}
with

platform_cues as (

    select * from {{ ref('platform_cues') }}

),

countries as (

    select * from {{ ref('countries') }}

),

listed as (

    select
        {{ folded_words('cue') }} as cue_words,
        cue_scope,
        platform_code,
        country_code
    from platform_cues
    union
    select
        {{ folded_words('unnest([name_en, name_es, name_fr])') }} as cue_words,
        'any' as cue_scope,
        cast(null as varchar) as platform_code,
        country_code
    from countries

)

select * from listed
