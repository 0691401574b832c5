{# One row per value cell: a count of persons, or why there is none. #}
with

int_table_cell__turned as (

    select * from {{ ref('int_table_cell__turned') }}

),

counts as (

    select
        report_id,
        table_no,
        cell_no,
        value
    from int_table_cell__turned
    where cell_kind = 'value' and {{ is_count_of_persons('value', 'text') }}

),

-- A dash is not a zero: the report does not say whether nobody was reached or nothing reported.
read_cells as (

    select
        cells.report_id,
        cells.table_no,
        cells.cell_no,
        cells.row_no,
        cells.col_no,
        cells.printed_row_no,
        cells.printed_col_no,
        cells.is_turned,
        cells.text as value_raw,
        counts.value,
        cells.page_no,
        cells.line_no,
        cells.char_start,
        cells.char_end,
        case
            when counts.value is not null then null
            when trim(cells.text) = '' then 'empty'
            when
                regexp_full_match(
                    lower(trim(cells.text)), '[-\s\x{2010}-\x{2015}\x{2212}_.]+|n[/.]?[ad]\.?|s/d'
                )
                then 'dash'
            else 'unreadable'
        end as missing_reason
    from int_table_cell__turned as cells
    left join counts
        on
            cells.report_id = counts.report_id
            and cells.table_no = counts.table_no
            and cells.cell_no = counts.cell_no
    where cells.cell_kind = 'value'

)

select * from read_cells
