{# Folding of labels, so that case, accents, hyphens, blanks and line breaks never decide whether two labels are the same. #}

{# The words of a label, in order: lower case, no accents, hyphens and other marks left out; &, + and / read as "and". #}
{% macro label_words(text) -%}
    list_filter(
        string_split(
            regexp_replace(
                regexp_replace(
                    regexp_replace(lower(strip_accents({{ text }})), '[&+/]', ' and ', 'g'),
                    '[^a-z0-9\s]', '', 'g'
                ),
                '\s+', ' ', 'g'
            ),
            ' '
        ),
        lambda word: word <> ''
    )
{%- endmacro %}

{# Words that join the parts of a label and name nothing themselves. #}
{% macro connectives() -%}
    ['and', 'y', 'e', 'de', 'en']
{%- endmacro %}

{# The words of a label that name something. #}
{% macro naming_words(text) -%}
    list_filter(
        {{ label_words(text) }}, lambda word: not list_contains({{ connectives() }}, word)
    )
{%- endmacro %}

{# One string per label, blanks squeezed out: a letter-spaced or broken label has the key of the whole one. #}
{% macro label_key(text) -%}
    array_to_string({{ naming_words(text) }}, '')
{%- endmacro %}

{# The key of a label that may name a plan scope: "RMRP 2021" is the plan of that year. #}
{% macro plan_label_key(text) -%}
    {{ label_key("regexp_replace(" ~ text ~ ", '(^| )20[0-9]{2}( |$)', ' ')") }}
{%- endmacro %}
