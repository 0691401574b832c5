{# Lower case without accents and with plain quotes and dashes: the form of raw.token.folded, for seeds. #}
{% macro fold(expression) -%}
    lower(strip_accents(translate({{ expression }}, '’‘´`“”«»–—−‐‑‒', '''''''''""""------')))
{%- endmacro %}
