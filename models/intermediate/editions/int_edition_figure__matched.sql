{# One row per figure of prose in an edition or in the one it replaces, or per pair of them. #}
{#- From the surest ground to the weakest; what is paired is out of the next round. -#}
{%- set rounds = [
    ('same_words_and_value', ['wording_key', 'value_key']),
    ('same_words', ['wording_key']),
    ('same_meaning_and_value', ['meaning_key', 'value_key']),
    ('same_meaning', ['meaning_key']),
] %}
with

rest_1 as (

    select * from {{ ref('int_edition_figure__keyed') }}

),

{% for evidence, keys in rounds %}
    numbered_{{ loop.index }} as (

        select
            *,
            row_number() over (
                partition by edition_id, side, {{ keys | join(', ') }}
                order by char_start
            ) as same_no,
            count(*) over (partition by edition_id, side, {{ keys | join(', ') }}) as same_count
        from rest_{{ loop.index }}

    ),

    pairs_{{ loop.index }} as (

        select
            newer.edition_id,
            older.figure_id as figure_id_before,
            newer.figure_id as figure_id_after,
            '{{ evidence }}' as paired_by
        from numbered_{{ loop.index }} as newer
        inner join numbered_{{ loop.index }} as older
            on
                newer.edition_id = older.edition_id
                and newer.same_no = older.same_no
                {% for key in keys -%}
                    and newer.{{ key }} = older.{{ key }}
                {% endfor %}
        where
            newer.side = 'after'
            and older.side = 'before'
            {% if evidence == 'same_meaning' -%}
                -- Of several that count the same, no one can say which became which.
                and newer.same_count = 1
                and older.same_count = 1
            {%- endif %}

    ),

    rest_{{ loop.index + 1 }} as (

        select rest.*
        from rest_{{ loop.index }} as rest
        left join pairs_{{ loop.index }} as pairs
            on
                rest.edition_id = pairs.edition_id
                and rest.figure_id = if(
                    rest.side = 'after', pairs.figure_id_after, pairs.figure_id_before
                )
        where pairs.edition_id is null

    ),

{% endfor %}
matched as (

    {% for evidence, keys in rounds %}
        select * from pairs_{{ loop.index }}
        union all
    {% endfor %}
    select
        edition_id,
        if(side = 'before', figure_id, null) as figure_id_before,
        if(side = 'after', figure_id, null) as figure_id_after,
        null as paired_by
    from rest_{{ rounds | length + 1 }}

)

select * from matched
