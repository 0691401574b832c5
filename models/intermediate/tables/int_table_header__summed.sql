{# One row per sector table with a header: what is printed whole, and whether that names every column by itself. #}
with

int_table_header__matched as (

    select * from {{ ref('int_table_header__matched') }}

),

int_table__measured as (

    select * from {{ ref('int_table__measured') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

-- A connective outside a whole label joins two labels into one column, whose sector is then unknown.
words as (

    select
        *,
        word in (
            select unnest(int_sector_label__folded.words) from int_sector_label__folded
        ) as is_label_word,
        is_joined
        and label_no is distinct from lag(label_no) over (
            partition by report_id, table_no order by word_no
        ) as is_joined_label,
        count(label_no) over (
            partition by report_id, table_no, row_no
        ) > 0 as is_label_line
    from int_table_header__matched

),

lines as (

    select
        report_id,
        table_no,
        count(*) as line_count,
        max(label_count) as most_labels
    from (
        select
            report_id,
            table_no,
            row_no,
            count(distinct label_no) as label_count
        from words
        where label_no is not null
        group by report_id, table_no, row_no
    ) as labels_by_line
    group by report_id, table_no

),

summed as (

    select
        report_id,
        table_no,
        max(word_no) as word_count,
        count(distinct label_no) as label_count,
        count(distinct sector_code) as sector_count,
        count(distinct label_no) filter (where sector_code = 'total') as total_count,
        min(word_no) filter (where sector_code = 'total') as total_first_word_no,
        max(word_no) filter (where sector_code = 'total') as total_last_word_no,
        min(col_no) filter (where sector_code = 'total') as total_col_no,
        bool_or(is_joined_label) as is_joined,
        bool_or(
            label_no is null and (is_label_word or is_label_line)
        ) as has_other_words,
        string_agg(
            distinct printed, ', ' order by printed
        ) filter (where not is_label_word) as unknown_words
    from words
    group by report_id, table_no

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
                and (lines.line_count = 1 or lines.most_labels = 1)
            )
        ) as is_self_sufficient
    from int_table__measured as measured
    inner join summed
        on measured.report_id = summed.report_id and measured.table_no = summed.table_no
    left join lines
        on measured.report_id = lines.report_id and measured.table_no = lines.table_no

)

select * from judged
