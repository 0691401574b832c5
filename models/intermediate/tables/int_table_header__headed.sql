{# One row per column head that is a whole label, printed in full, broken or cut short: where the
   columns are known, a label is whole when everything above the column is that label. #}
with

int_table_header__worded as (

    select * from {{ ref('int_table_header__worded') }}

),

int_table_cell__turned as (

    select * from {{ ref('int_table_cell__turned') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

int_sector_title__extended as (

    select * from {{ ref('int_sector_title__extended') }}

),

int_table_header__shortened as (

    select * from {{ ref('int_table_header__shortened') }}

),

-- Compared without blanks, so that letter-spaced and hyphenated labels are found too.
column_heads as (

    select
        report_id,
        table_no,
        col_no,
        min(word_no) as first_word_no,
        max(word_no) as last_word_no,
        string_agg(word, '' order by word_no) as label_key
    from int_table_header__worded
    where col_no is not null
    group by report_id, table_no, col_no

),

-- A word broken over lines without a hyphen may leave a piece that looks like a connective.
column_letters as (

    select
        report_id,
        table_no,
        col_no,
        string_agg(text, ' ' order by cell_no) as title_text,
        array_to_string({{ label_words("string_agg(text, '' order by cell_no)") }}, '') as letters
    from int_table_cell__turned
    where cell_kind = 'header' and col_no > 0
    group by report_id, table_no, col_no

),

headed as (

    select
        column_heads.report_id,
        column_heads.table_no,
        column_heads.first_word_no,
        column_heads.last_word_no,
        labels.sector_code
    from column_heads
    left join column_letters
        on
            column_heads.report_id = column_letters.report_id
            and column_heads.table_no = column_letters.table_no
            and column_heads.col_no = column_letters.col_no
    inner join int_sector_label__folded as labels
        on
            column_heads.label_key = labels.label_key
            or column_letters.letters = labels.letters
    union
    select
        report_id,
        table_no,
        first_word_no,
        last_word_no,
        sector_code
    from int_table_header__shortened
    union
    select
        column_heads.report_id,
        column_heads.table_no,
        column_heads.first_word_no,
        column_heads.last_word_no,
        additions.sector_code
    from column_heads
    inner join column_letters
        on
            column_heads.report_id = column_letters.report_id
            and column_heads.table_no = column_letters.table_no
            and column_heads.col_no = column_letters.col_no
    inner join int_sector_title__extended as additions
        on column_letters.title_text = additions.title_text

)

select * from headed
