{# One row per figure on legal help in January 2021, with the sentence and its place. #}
select
    figure_text,
    value::integer as persons,
    qualifier,
    page_no,
    line_no,
    replace(excerpt, chr(10), ' ') as sentence
from {{ ref('fct_figure') }}
where
    report_file = 'gtrm_peru_2021_01_retold.pdf'
    and activity_code = 'legal_assistance'
    and is_assistance
order by char_start
