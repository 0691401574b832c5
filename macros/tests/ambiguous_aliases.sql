{# Aliases that read alike once folded but name different partners: the body of `one_partner_per_folded_alias`. #}
{% macro ambiguous_aliases(relation) -%}
    select
        {{ folded_words('alias') }} as folded_alias,
        list(distinct partner_code) as partner_codes
    from {{ relation }}
    group by {{ folded_words('alias') }}
    having count(distinct partner_code) > 1
{%- endmacro %}
