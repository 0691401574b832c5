{# Fails with each expected row sum of a loaded report that the facts do not give. #}
{% test expected_sums(model, expected, value_column) %}
    {{ sums_not_as_expected(model, expected, ref('stg_raw__report'), value_column) }}
{% endtest %}
