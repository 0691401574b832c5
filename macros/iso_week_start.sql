{# The Monday of an ISO 8601 week: week 1 is the one that holds 4 January. NULL for week 53 of a year without one. #}
{% macro iso_week_start(year, week) -%}
    case
        when
            isoyear(
                date_trunc('week', {{ date_of_parts(year, '1', '4') }})::date + ({{ week }} - 1) * 7
            ) = {{ year }}
            then date_trunc('week', {{ date_of_parts(year, '1', '4') }})::date + ({{ week }} - 1) * 7
    end
{%- endmacro %}
