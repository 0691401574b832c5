{# One row per run of header words that is a whole label; runs may overlap. #}
with

int_table_header__worded as (

    select * from {{ ref('int_table_header__worded') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

-- Where columns are known, a label is whole when everything above the column is that
-- label. Compared without blanks, so that letter-spaced and hyphenated labels are found
-- too.
column_heads as (

    select
        report_id,
        table_no,
        min(word_no) as first_word_no,
        max(word_no) as last_word_no,
        string_agg(word, '' order by word_no) as label_key
    from int_table_header__worded
    where col_no is not null
    group by report_id, table_no, col_no

),

-- Where only the order is known, any run of words that is a label may be one.
runs as (

    select
        report_id,
        table_no,
        word_no,
        col_no,
        list(word) over (
            partition by report_id, table_no
            order by word_no
            rows between current row and 9 following
        ) as words_ahead
    from int_table_header__worded

),

found as (

    select
        column_heads.report_id,
        column_heads.table_no,
        column_heads.first_word_no,
        column_heads.last_word_no,
        labels.sector_code
    from column_heads
    inner join int_sector_label__folded as labels on column_heads.label_key = labels.label_key
    union
    select
        runs.report_id,
        runs.table_no,
        runs.word_no as first_word_no,
        runs.word_no + labels.word_count - 1 as last_word_no,
        labels.sector_code
    from runs
    inner join int_sector_label__folded as labels
        on list_slice(runs.words_ahead, 1, labels.word_count) = labels.words
    where runs.col_no is null

)

select * from found
