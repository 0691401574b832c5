{# One row per phrase of the phrase seeds, in one shape, with the folded form that tokens have. #}
with

unit_phrases as (

    select * from {{ ref('unit_phrases') }}

),

group_phrases as (

    select * from {{ ref('group_phrases') }}

),

sector_phrases as (

    select * from {{ ref('sector_phrases') }}

),

context_phrases as (

    select * from {{ ref('context_phrases') }}

),

basis_phrases as (

    select * from {{ ref('basis_phrases') }}

),

mandates as (

    select * from {{ ref('mandates') }}

),

united as (

    select
        'unit' as phrase_role,
        phrase,
        language_code,
        unit_type as phrase_code,
        null as activity_code,
        null as modality,
        true as is_noun,
        1 as weight
    from unit_phrases
    union all
    select
        'group' as phrase_role,
        phrase,
        language_code,
        population_group_codes as phrase_code,
        null as activity_code,
        null as modality,
        is_noun,
        1 as weight
    from group_phrases
    union all
    select
        'sector' as phrase_role,
        phrase,
        language_code,
        sector_code as phrase_code,
        activity_code,
        modality,
        false as is_noun,
        weight
    from sector_phrases
    union all
    select
        'context' as phrase_role,
        phrase,
        language_code,
        cue_code as phrase_code,
        null as activity_code,
        null as modality,
        false as is_noun,
        weight
    from context_phrases
    union all
    select
        'basis' as phrase_role,
        phrase,
        language_code,
        measure_basis as phrase_code,
        null as activity_code,
        null as modality,
        false as is_noun,
        1 as weight
    from basis_phrases
    union all
    select
        'mandate' as phrase_role,
        phrase,
        language_code,
        sector_code as phrase_code,
        null as activity_code,
        null as modality,
        false as is_noun,
        1 as weight
    from mandates

),

identified as (

    select
        phrase_role || ':' || language_code || ':' || phrase || ':' || phrase_code as phrase_id,
        phrase_role,
        phrase,
        {{ fold('phrase') }} as folded_phrase,
        language_code,
        phrase_code,
        activity_code,
        modality,
        is_noun,
        weight
    from united

)

select * from identified
