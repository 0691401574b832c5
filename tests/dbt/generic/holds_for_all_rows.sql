{# Fails with each row for which the SQL expression `rule` is not true; `columns` are shown with it. #}
{% test holds_for_all_rows(model, rule, columns) %}
    {{ rows_that_break(model, rule, columns) }}
{% endtest %}
