{# One row per naming word of a sector table's header, in reading order, by column where
   known. #}
with

int_table_cell__turned as (

    select * from {{ ref('int_table_cell__turned') }}

),

int_table__measured as (

    select * from {{ ref('int_table__measured') }}

),

-- Slashes and the like become words of their own, which fold to "and".
header_cells as (

    select
        cells.report_id,
        cells.table_no,
        cells.cell_no,
        cells.row_no,
        cells.col_no,
        string_split_regex(
            trim(regexp_replace(cells.text, '([&+/])', ' \1 ', 'g')), '\s+'
        ) as printed_words
    from int_table_cell__turned as cells
    inner join int_table__measured as measured_tables
        on cells.report_id = measured_tables.report_id and cells.table_no = measured_tables.table_no
    where
        cells.cell_kind = 'header'
        and coalesce(cells.col_no, 1) > 0
        and measured_tables.is_sector_table

),

positioned as (

    select
        report_id,
        table_no,
        cell_no,
        row_no,
        col_no,
        unnest(range(1, len(printed_words) + 1)) as word_position,
        unnest(printed_words) as printed
    from header_cells

),

folded as (

    select
        *,
        array_to_string({{ label_words('printed') }}, '') as word
    from positioned

),

-- "Food Security and Nutrition" is one column: the connective before a word stays as a
-- mark on it.
marked as (

    select
        *,
        lag(word) over in_column as word_before,
        lag(printed) over in_column as printed_before
    from folded
    where word <> ''
    window in_column as (
        partition by report_id, table_no, col_no order by cell_no, word_position
    )

),

numbered as (

    select
        report_id,
        table_no,
        row_no,
        col_no,
        word,
        row_number() over (
            partition by report_id, table_no
            order by coalesce(col_no, 0), cell_no, word_position
        ) as word_no,
        coalesce(list_contains({{ connectives() }}, word_before), false) as is_joined,
        if(list_contains({{ connectives() }}, word_before), printed_before || ' ', '') || printed
            as printed
    from marked
    where not list_contains({{ connectives() }}, word)

)

select * from numbered
