{# One row per table with header words: what is printed whole, what else, and over how many
   lines. #}
with

int_table_header__matched as (

    select * from {{ ref('int_table_header__matched') }}

),

-- A connective outside a whole label joins two labels into one column, whose sector is
-- then unknown.
words as (

    select
        *,
        lag(label_no) over (partition by report_id, table_no order by word_no) as label_no_before,
        count(label_no) over (partition by report_id, table_no, row_no) as label_words_on_line
    from int_table_header__matched

),

label_lines as (

    select
        report_id,
        table_no,
        row_no,
        count(distinct label_no) as label_count
    from words
    where label_no is not null
    group by report_id, table_no, row_no

),

lines_counted as (

    select
        report_id,
        table_no,
        count(*) as line_count,
        max(label_count) as most_labels_on_line
    from label_lines
    group by report_id, table_no

),

words_counted as (

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
        bool_or(is_joined and label_no is distinct from label_no_before) as is_joined,
        bool_or(
            label_no is null and (is_label_word or label_words_on_line > 0)
        ) as has_other_words,
        string_agg(distinct printed, ', ' order by printed) filter (
            where not is_label_word
        ) as unknown_words
    from words
    group by report_id, table_no

),

counted as (

    select
        words_counted.*,
        lines_counted.line_count,
        lines_counted.most_labels_on_line
    from words_counted
    left join lines_counted
        on
            words_counted.report_id = lines_counted.report_id
            and words_counted.table_no = lines_counted.table_no

)

select * from counted
