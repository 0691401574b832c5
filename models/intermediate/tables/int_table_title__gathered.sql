{# One row per title of a row or column of a table: the words of all its cells. #}
with

stg_raw__table_cell as (

    select * from {{ ref('stg_raw__table_cell') }}

),

-- A label or header may be broken over several cells; its parts are read in order.
gathered as (

    select
        report_id,
        table_no,
        cell_kind,
        if(cell_kind = 'row_label', row_no, col_no) as title_no,
        string_agg(text, ' ' order by cell_no) as title_text
    from stg_raw__table_cell
    where cell_kind = 'row_label' or (cell_kind = 'header' and col_no > 0)
    group by all

)

select * from gathered
