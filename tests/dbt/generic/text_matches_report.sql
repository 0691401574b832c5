{# Fails with each row whose text is not what stands at its place in the report. #}
{% test text_matches_report(model, text_column) %}
    {{ texts_not_in_report(model, text_column, ref('stg_raw__report')) }}
{% endtest %}
