{# Text whose months are coded (m01 ... m12), with other ways to write a period brought to "m01 2021":
   "q 1 2021" and "2021 q 1" become "m01 to m03 2021"; in file names "2021 01", "202101" and "2021 m01" become
   "m01 2021". A full date in a file name (2021 02 15) is left out: it may be the day of publication. #}
{% macro spelled_out_periods(coded_text, place) -%}
    {%- set year = '(20[0-9]{2})' -%}
    {%- set spelled = namespace(
        sql="regexp_replace(" ~ coded_text ~ ", '\\b" ~ year ~ " q ([1-4])\\b', 'q \\2 \\1', 'g')"
    ) -%}
    {%- for first, last in [('01', '03'), ('04', '06'), ('07', '09'), ('10', '12')] -%}
        {%- set spelled.sql = "regexp_replace(" ~ spelled.sql ~ ", '\\bq " ~ loop.index ~ " " ~ year
            ~ "\\b', 'm" ~ first ~ " to m" ~ last ~ " \\1', 'g')" -%}
    {%- endfor -%}
    case
        when {{ place }} != 'file_name' then {{ spelled.sql }}
        when regexp_matches({{ spelled.sql }}, '\bm[01][0-9] 20[0-9]{2}\b') then {{ spelled.sql }}
        else
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        {{ spelled.sql }},
                        '\b20[0-9]{2} ?(0[1-9]|1[0-2]) ?(0[1-9]|[12][0-9]|3[01])\b', ';', 'g'
                    ),
                    '\b{{ year }} ?(0[1-9]|1[0-2])\b', 'm\2 \1', 'g'
                ),
                '\b{{ year }} m([01][0-9])( [^0-9]|$)', 'm\2 \1\3', 'g'
            )
    end
{%- endmacro %}
