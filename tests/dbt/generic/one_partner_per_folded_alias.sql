{# Fails with each folded alias that names more than one partner. #}
{% test one_partner_per_folded_alias(model) %}
    {{ ambiguous_aliases(model) }}
{% endtest %}
