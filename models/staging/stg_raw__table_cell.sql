{# One row per cell of a table: headers, row labels and values, empty and dashed ones included. #}
with

source as (

    select * from {{ source('raw', 'table_cell') }}

),

renamed as (

    select
        report_id,
        table_no,
        cell_no,
        cell_kind,
        row_no,
        col_no,
        page_no,
        line_no,
        char_start,
        char_end,
        text,
        value,
        x0,
        top,
        x1,
        bottom
    from source

)

select * from renamed
