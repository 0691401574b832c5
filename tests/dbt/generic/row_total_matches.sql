{# Fails with each printed total that is not the sum of its cells, cannot be read, or has nothing to add. #}
{% test row_total_matches(model, total_column, sum_column, count_column, columns) %}
    {{ totals_that_differ(model, total_column, sum_column, count_column, columns) }}
{% endtest %}
