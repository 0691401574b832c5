-- On the working file: lines that hold a figure, and those around them.
with places as (
    select report_id, line_no from marts.fct_figure
    union
    select report_id, line_no from marts.qa_table_cell
)

select distinct
    lines.report_id,
    lines.line_no,
    lines.page_no,
    lines.char_start,
    lines.text
from raw.line as lines
inner join places
    on
        lines.report_id = places.report_id
        and lines.line_no between places.line_no - 2 and places.line_no + 2
where list_contains($reports, lines.report_id)
order by lines.report_id, lines.line_no
