{# One row per table with header words: what is printed whole, what else, and over how many lines. #}
with

int_table_header__matched as (

    select * from {{ ref('int_table_header__matched') }}

),

-- A connective outside a whole label joins two labels into one column, whose sector is then unknown.
words as (

    select
        *,
        is_joined
        and label_no is distinct from lag(label_no) over (
            partition by report_id, table_no order by word_no
        ) as is_joined_label,
        count(label_no) over (
            partition by report_id, table_no, row_no
        ) > 0 as is_label_line
    from int_table_header__matched

),

label_lines as (

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

counted as (

    select
        words.report_id,
        words.table_no,
        max(words.word_no) as word_count,
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
        any_value(label_lines.line_count) as line_count,
        any_value(label_lines.most_labels) as most_labels,
        string_agg(
            distinct printed, ', ' order by printed
        ) filter (where not is_label_word) as unknown_words
    from words
    left join label_lines using (report_id, table_no)
    group by words.report_id, words.table_no

)

select * from counted
