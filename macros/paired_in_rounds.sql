{# CTEs that pair the rows of `rest_1` (comparison_id, side, figure_id, char_start and the keys of the rounds) whose side is
   `first` with those whose side is `second`, in rounds from the surest ground to the weakest: what is paired is out of the
   next round. Each round is (evidence, keys, is_alone): with is_alone only rows that share their keys with no other of
   their side are paired, others in order. The last CTE is `paired`, with single rows too. #}
{% macro paired_in_rounds(rounds) %}
    {%- for evidence, keys, is_alone in rounds %}
        numbered_{{ loop.index }} as (

            select
                *,
                row_number() over same_keys as same_no,
                count(*) over (
                    partition by comparison_id, side, {{ keys | join(', ') }}
                ) as same_count
            from rest_{{ loop.index }}
            window same_keys as (
                partition by comparison_id, side, {{ keys | join(', ') }} order by char_start, figure_id
            )

        ),

        pairs_{{ loop.index }} as (

            select
                one.comparison_id,
                one.figure_id as first_figure_id,
                other.figure_id as second_figure_id,
                '{{ evidence }}' as paired_by
            from numbered_{{ loop.index }} as one
            inner join numbered_{{ loop.index }} as other
                on
                    one.comparison_id = other.comparison_id
                    and one.same_no = other.same_no
                    {% for key in keys -%}
                        and one.{{ key }} = other.{{ key }}
                    {% endfor %}
            where
                one.side = 'first'
                and other.side = 'second'
                {% if is_alone -%}
                    and one.same_count = 1
                    and other.same_count = 1
                {%- endif %}

        ),

        rest_{{ loop.index + 1 }} as (

            select rest.*
            from rest_{{ loop.index }} as rest
            left join pairs_{{ loop.index }} as pairs
                on
                    rest.comparison_id = pairs.comparison_id
                    and rest.figure_id = if(
                        rest.side = 'first', pairs.first_figure_id, pairs.second_figure_id
                    )
            where pairs.comparison_id is null

        ),
    {% endfor %}
        paired as (

            {% for _ in rounds -%}
                select * from pairs_{{ loop.index }}
                union all
            {% endfor -%}
            select
                comparison_id,
                if(side = 'first', figure_id, null) as first_figure_id,
                if(side = 'second', figure_id, null) as second_figure_id,
                null as paired_by
            from rest_{{ rounds | length + 1 }}

        ),
{% endmacro %}
