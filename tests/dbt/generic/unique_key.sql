{# Fails with each combination of `key` columns that stands in more than one row. #}
{% test unique_key(model, key) %}
    {{ duplicate_keys(model, key) }}
{% endtest %}
