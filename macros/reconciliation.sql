{# How far apart two numbers of a report may be and still be the same: the rounding that the words of prose imply. #}

{# The step to which a number is rounded, as its trailing zeros show: 19,540 to tens, 200 to hundreds. #}
{% macro rounding_step(number) -%}
    case
        when {{ number }} = 0 then 1
        when {{ number }} % 1000 = 0 then 1000
        when {{ number }} % 100 = 0 then 100
        when {{ number }} % 10 = 0 then 10
        else 1
    end
{%- endmacro %}

{# The least that a figure of fct_figure can mean: its own bound, a step below "almost", half a step around "some". #}
{% macro rounded_low() -%}
    coalesce(
        value_low,
        value
        - {{ rounding_step('value') }} / if(value_high is null, 2, 1)
    )
{%- endmacro %}

{# The most that a figure of fct_figure can mean: its own bound, a step above "over", half a step around "some". #}
{% macro rounded_high() -%}
    coalesce(
        value_high,
        value
        + {{ rounding_step('value') }} / if(value_low is null, 2, 1)
    )
{%- endmacro %}

{# What prose between two bounds says about a number of the table; NULL where either is missing. #}
{% macro reconciled(table_number, low, high) -%}
    case
        when {{ table_number }} between {{ low }} and {{ high }} then 'match'
        when {{ high }} < {{ table_number }} then 'subset'
        when {{ low }} > {{ table_number }} then 'conflict'
    end
{%- endmacro %}

{# The verdict on a sector. One sentence may quote one row only, so a row that it fits is a match whatever the sum says;
   several rounded figures together fit a single row by chance (1,565 of three and 1,610 outside the plan). #}
{% macro sector_verdict() -%}
    case
        when prose_figure_count is null then 'only_table'
        when table_both is null then 'only_prose'
        when verdict_both = 'match' then 'match'
        when prose_figure_count = 1 and 'match' in (verdict_rmrp, verdict_non_rmrp) then 'match'
        else verdict_both
    end
{%- endmacro %}

{# What the prose agrees with, as all of it or as a part: the only row, else the sum, else one row. #}
{% macro sector_agrees_with() -%}
    case
        when verdict_both in ('match', 'subset') and table_non_rmrp is null then 'rmrp'
        when verdict_both in ('match', 'subset') and table_rmrp is null then 'non_rmrp'
        when verdict_both = 'match' then 'both'
        when prose_figure_count = 1 and verdict_rmrp = 'match' then 'rmrp'
        when prose_figure_count = 1 and verdict_non_rmrp = 'match' then 'non_rmrp'
        when verdict_both = 'subset' then 'both'
    end
{%- endmacro %}

{# How much of what it agrees with the prose tells: its own sum over that of the row or rows. #}
{% macro sector_told_share() -%}
    prose_persons / nullif(
        case {{ sector_agrees_with() }}
            when 'both' then table_both
            when 'rmrp' then table_rmrp
            when 'non_rmrp' then table_non_rmrp
        end,
        0
    )
{%- endmacro %}
