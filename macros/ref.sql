{# Relations without the name of the database, so that a view still works when the file is copied under another name. #}
{% macro ref() -%}
    {% set relation = builtins.ref(*varargs, **kwargs) -%}
    {{ return(relation.include(database=false)) }}
{%- endmacro %}
