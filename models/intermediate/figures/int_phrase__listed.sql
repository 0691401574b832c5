{# One row per phrase of the phrase seeds, in one shape, with the folded form that tokens have. #}
{%- set seeds = [
    ('unit', 'unit_phrases', 'unit_type', 'true', '1'),
    ('group', 'group_phrases', 'population_group_codes', 'is_noun', '1'),
    ('sector', 'sector_phrases', 'sector_code', 'false', 'weight'),
    ('context', 'context_phrases', 'cue_code', 'false', 'weight'),
    ('basis', 'basis_phrases', 'measure_basis', 'false', '1'),
    ('mandate', 'mandates', 'sector_code', 'false', '1'),
] %}
with

united as (

    {% for role, seed, code, is_noun, weight in seeds %}
        select
            phrase,
            language_code,
            {{ "'" ~ role ~ "'" }} as phrase_role,
            {{ code }} as phrase_code,
            {{ 'activity_code' if role == 'sector' else 'null' }},
            {{ 'modality' if role == 'sector' else 'null' }},
            {{ is_noun }},
            {{ weight }}
        from {{ ref(seed) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

identified as (

    select
        phrase,
        language_code,
        phrase_role,
        phrase_code,
        activity_code,
        modality,
        is_noun,
        weight,
        phrase_role || ':' || language_code || ':' || phrase || ':' || phrase_code as phrase_id,
        {{ fold('phrase') }} as folded_phrase
    from united

)

select * from identified
