{# One row per sentence of one month with several figures: all of them, in order. #}
select
    page_no,
    min(line_no) as line_no,
    count(*) as figures,
    string_agg(
        replace(figure_text, chr(10), ' ') || ' (' || unit_type || ')', '; ' order by char_start
    ) as printed
from {{ ref('fct_figure') }}
where
    is_current
    and source_kind = 'prose'
    and reference_period_start = '{{ var("month", "2021-01-01") }}'
group by report_id, page_no, sentence_no
having figures > 1
order by line_no
