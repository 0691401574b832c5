{# One row per run of header words that is a whole label; runs may overlap. #}
with

int_table_header__worded as (

    select * from {{ ref('int_table_header__worded') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

-- Where columns are known, a label is whole when everything above the column is that label.
found_by_column as (

    select
        columns_read.report_id,
        columns_read.table_no,
        columns_read.first_word_no,
        columns_read.last_word_no,
        labels.sector_code
    from (
        select
            report_id,
            table_no,
            min(word_no) as first_word_no,
            max(word_no) as last_word_no,
            string_agg(word, '' order by word_no) as label_key
        from int_table_header__worded
        where col_no is not null
        group by report_id, table_no, col_no
    ) as columns_read
    inner join (
        select distinct
            label_key,
            sector_code
        from int_sector_label__folded
    ) as labels
        on columns_read.label_key = labels.label_key

),

-- Where only the order is known, any run of words that is a label may be one.
found_by_order as (

    select
        runs.report_id,
        runs.table_no,
        runs.word_no as first_word_no,
        runs.word_no + int_sector_label__folded.word_count - 1 as last_word_no,
        int_sector_label__folded.sector_code
    from (
        select
            report_id,
            table_no,
            word_no,
            col_no,
            list(word) over (
                partition by report_id, table_no
                order by word_no
                rows between current row and 9 following
            ) as words
        from int_table_header__worded
    ) as runs
    inner join int_sector_label__folded
        on
            list_slice(runs.words, 1, int_sector_label__folded.word_count)
            = int_sector_label__folded.words
    where runs.col_no is null

),

found as (

    select * from found_by_column
    union all
    select * from found_by_order

)

select * from found
