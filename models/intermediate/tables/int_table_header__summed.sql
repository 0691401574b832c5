{# One row per sector table with a header: what is printed whole, and whether that names every column by itself. #}
with

int_table_header__counted as (

    select * from {{ ref('int_table_header__counted') }}

),

int_table__measured as (

    select * from {{ ref('int_table__measured') }}

),

judged as (

    select
        measured.report_id,
        measured.table_no,
        measured.header_kind,
        measured.column_count,
        summed.label_count,
        summed.sector_count,
        summed.total_count,
        summed.is_joined,
        summed.unknown_words,
        case
            when measured.header_kind = 'by_column' then summed.total_col_no
            when summed.total_last_word_no = summed.word_count then measured.column_count
            when summed.total_first_word_no = 1 then 1
        end as total_col_no,
        summed.label_count = measured.column_count
        and summed.sector_count = summed.label_count
        and (
            measured.header_kind = 'by_column'
            or (
                not summed.is_joined
                and not summed.has_other_words
                -- Lines may be stacked over one another: with several labels on several lines the
                -- order of reading need not be the order of the columns.
                and (summed.line_count = 1 or summed.most_labels = 1)
            )
        ) as is_self_sufficient
    from int_table__measured as measured
    inner join int_table_header__counted as summed
        on measured.report_id = summed.report_id and measured.table_no = summed.table_no

)

select * from judged
