{# Text as plain words between single blanks: lower case, no accents, no punctuation, digits apart from letters
   ("GTRM_Perú2021-01" reads "gtrm peru 2021 01"). Both sides of a comparison must be folded. #}
{% macro folded_words(expression) -%}
    trim(regexp_replace(
        regexp_replace(
            regexp_replace(
                strip_accents(lower({{ expression }})), '([a-z])([0-9])', '\1 \2', 'g'
            ), '([0-9])([a-z])', '\1 \2', 'g'
        ), '[^\p{L}\p{N}]+', ' ', 'g'
    ))
{%- endmacro %}
