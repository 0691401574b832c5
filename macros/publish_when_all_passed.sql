{# Publishes the warehouse at the end of a whole `dbt build` in which all passed (docs/publishing.md); the plugin of
   profiles/profiles.yml does it, and says why where it does not. #}
{% macro publish_when_all_passed(results) -%}
    {% if execute and flags.WHICH == 'build' -%}
        {% set statuses = {} -%}
        {% for result in results -%}
            {% do statuses.update({result.node.unique_id: result.status | string}) -%}
        {% endfor -%}
        {% set expected = [] -%}
        {% for node in graph.nodes.values() -%}
            {% if node.resource_type in ['model', 'seed', 'test'] and node.config.materialized != 'ephemeral' -%}
                {% do expected.append(node.unique_id) -%}
            {% endif -%}
        {% endfor -%}
        {% set told = {'statuses': statuses, 'expected': expected} -%}
        {% do adapter.store_relation('dbt_plugin', none, [], '', '', told) -%}
    {% endif -%}
{%- endmacro %}
