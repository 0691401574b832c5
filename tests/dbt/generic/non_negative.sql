{# Fails with each row whose column is below zero. #}
{% test non_negative(model, column_name, key) %}
    {{ negative_values(model, column_name, key) }}
{% endtest %}
