{# Rows whose example does not hold their phrase as it is matched (lower case, no accents, word by word; a star stands for
   any ending): the body of the generic test `example_holds_phrase`. An empty example breaks nothing. #}
{% macro examples_without_phrase(relation) -%}
    select
        phrase,
        language_code,
        example
    from {{ relation }}
    where
        len(example) > 80
        or not regexp_matches(
            {{ fold('example') }},
            '(^|[^[:alnum:]])'
            || array_to_string(
                list_transform(
                    list_filter(
                        string_split_regex({{ fold('phrase') }}, '[^[:alnum:]*]+'),
                        lambda word: word != ''
                    ),
                    lambda word: replace(word, '*', '[[:alnum:]]*')
                ), '[^[:alnum:]]+'
            )
            || '($|[^[:alnum:]])'
        )
{%- endmacro %}
