{# What the days of a period are: day, week, half_month, month, months (several whole ones), quarter, half_year, year, or days
   for any other span. #}
{% macro period_kind(start, end) -%}
    case
        when {{ start }} is null then 'as_of'
        when {{ start }} = {{ end }} then 'day'
        when day({{ start }}) = 1 and {{ end }} = last_day({{ end }}) then
            case date_diff('month', {{ start }}, {{ end }}) + 1
                when 1 then 'month'
                when 3 then if(month({{ start }}) in (1, 4, 7, 10), 'quarter', 'months')
                when 6 then if(month({{ start }}) in (1, 7), 'half_year', 'months')
                when 12 then if(month({{ start }}) = 1, 'year', 'months')
                else 'months'
            end
        when
            date_trunc('month', {{ start }}) = date_trunc('month', {{ end }})
            and (
                (day({{ start }}) = 1 and day({{ end }}) = 15)
                or (day({{ start }}) = 16 and {{ end }} = last_day({{ end }}))
            )
            then 'half_month'
        when date_diff('day', {{ start }}, {{ end }}) = 6 then 'week'
        else 'days'
    end
{%- endmacro %}

{# A period as one value: first day (empty where it is not known), last day, kind; NULL without a last day. #}
{% macro period_value(start, end, kind) -%}
    coalesce({{ start }}::varchar, '') || '/' || {{ end }}::varchar || '/' || {{ kind }}
{%- endmacro %}
