{# Words in which to look for a period: lower case, no accents, dashes read "to", numbers of issues left out
   ("Situation Report #12 - January 2021" reads "situation report to january 2021"), marks that part two
   statements kept as ";". #}
{% macro period_words(expression) -%}
    {%- set steps = [
        ('([0-9])(st|nd|rd|th|ro|er|º|°)\\b', '\\1'),
        ('(#|n[o.º°]+|numero|number|report|sitrep|issue|update|informe|boletin|brief) *[#n]?[o.º°]* *[0-9]{1,3}\\b',
            '\\1 ; '),
        ('[-‐‑‒–—−]', ' to '),
        ('&', ' and '),
        ('([a-z])([0-9])', '\\1 \\2'),
        ('([0-9])([a-z])', '\\1 \\2'),
        ('[|;:()/\\[\\]]+', ' ; '),
        ('[^\\p{L}\\p{N};]+', ' '),
    ] -%}
    {%- set folded = namespace(sql='strip_accents(lower(' ~ expression ~ '))') -%}
    {%- for pattern, replacement in steps -%}
        {%- set folded.sql = "regexp_replace(" ~ folded.sql ~ ", '" ~ pattern ~ "', '" ~ replacement ~ "', 'g')" -%}
    {%- endfor -%}
    trim({{ folded.sql }})
{%- endmacro %}
