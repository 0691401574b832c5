{# One row per phrase of the phrase seeds, in one shape, with the folded form that tokens have. #}
{%- set seeds = [
    ('unit', ref('unit_phrases'), 'unit_type', 'true as is_noun', '1 as weight'),
    ('group', ref('group_phrases'), 'population_group_codes', 'is_noun', '1 as weight'),
    ('sector', ref('sector_phrases'), 'sector_code', 'false as is_noun', 'weight'),
    ('context', ref('context_phrases'), 'cue_code', 'false as is_noun', 'weight'),
    ('basis', ref('basis_phrases'), 'measure_basis', 'false as is_noun', '1 as weight'),
    ('part', ref('part_words'), 'place', 'false as is_noun', '1 as weight'),
    ('mandate', ref('mandates'), 'sector_code', 'false as is_noun', '1 as weight'),
] %}
with

united as (

    {% for role, seed, code, is_noun, weight in seeds %}
        select
            phrase,
            language_code,
            {{ "'" ~ role ~ "'" }} as phrase_role,
            {{ code }} as phrase_code,
            {{ 'activity_code' if role == 'sector' else 'null as activity_code' }},
            {{ 'modality' if role == 'sector' else 'null as modality' }},
            {{ is_noun }},
            {{ weight }}
        from {{ seed }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

identified as (

    select
        *,
        phrase_role || ':' || language_code || ':' || phrase || ':' || phrase_code as phrase_id,
        {{ fold('phrase') }} as folded_phrase
    from united

),

-- Of "school*" and "schools" on the same word the one that says more of it comes first.
listed as (

    select
        phrase_id,
        phrase_role,
        language_code,
        phrase,
        folded_phrase,
        phrase_code,
        activity_code,
        modality,
        is_noun,
        weight,
        row_number() over (
            order by phrase_role asc, len(phrase) desc, phrase asc, phrase_id asc
        ) as phrase_no
    from identified

)

select * from listed
