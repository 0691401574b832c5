{# Fails with each table in which a value cell is neither a fact nor a printed total nor listed as unlabelled. #}
{% test every_cell_accounted_for(model, cells, facts) %}
    {{ cells_unaccounted_for(model, cells, facts) }}
{% endtest %}
