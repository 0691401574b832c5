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

{# A label that may name a plan scope, without a year ("RMRP 2021" is the plan of that year). Portuguese "no âmbito"
   means within, and "refugees and migrants" in the plan's full name is one thing. #}
{% macro plan_label_text(text) -%}
    {%- set plain = "lower(strip_accents(" ~ text ~ "))" -%}
    {%- set undated = "regexp_replace(" ~ plain ~ ", '(^| )20[0-9]{2}( |$)', ' ')" -%}
    {%- set within = "regexp_replace(" ~ undated ~ ", '\\bno (ambito|quadro|marco|plano)\\b', '\\1')" -%}
    regexp_replace({{ within }}, '\b(refugees?|refugiados?) (and|y|e) ', '\1 ')
{%- endmacro %}

{# The pieces of a label between brackets, commas and colons, and before and after words that lead an addition. #}
{% macro label_pieces(text) -%}
    string_split_regex(
        {{ text }},
        '(?i)\s*[(\[,:;]\s*|\s+[-–—]\s+|\s+(?:including|incl\.?|incluyendo|incluid[ao]s?|inclu[íi]d[ao]s?|incluindo|'
        || 'inclusive|with|con|com|of|for|in|inside|within|de|del|do|da|para|en|em|dentro)\s+'
    )
{%- endmacro %}
