{# A raw table without the file's name in front: the views that read it still work when the file is copied or renamed. #}
{% macro source(source_name, table_name) %}
    {% do return(builtins.source(source_name, table_name).include(database=false)) %}
{% endmacro %}
