{# Fails with each row whose example is longer than 80 characters or does not hold its phrase. #}
{% test example_holds_phrase(model) %}
    {{ examples_without_phrase(model) }}
{% endtest %}
