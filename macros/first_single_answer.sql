{# Rule for what several places of a report say (title, then file name, then text): the first place that gives
   exactly one answer counts. `answers` is a list column, one row per place; NULL where no place gives one. #}
{% macro first_single_answer(answers) -%}
    arg_min({{ answers }}[1], place_order) filter (where len({{ answers }}) = 1)
{%- endmacro %}

{# The place that `first_single_answer` took; `ambiguous` where places answer, but each with several answers. #}
{% macro evidence_of_answer(answers) -%}
    coalesce(
        arg_min(place, place_order) filter (where len({{ answers }}) = 1),
        case when bool_or(len({{ answers }}) > 1) then 'ambiguous' else 'not_found' end
    )
{%- endmacro %}
