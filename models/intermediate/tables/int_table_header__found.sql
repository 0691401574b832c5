{# One row per run of header words that is a whole label; runs may overlap. #}
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

-- Where columns are known, a label is whole when everything above the column is that
-- label. Compared without blanks, so that letter-spaced and hyphenated labels are found
-- too.
column_heads as (

    select
        report_id,
        table_no,
        col_no,
        min(word_no) as first_word_no,
        max(word_no) as last_word_no,
        string_agg(word, '' order by word_no) as label_key,
        list(word order by word_no) as words,
        list(ends_with(printed, '.') order by word_no) as are_short
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
        array_to_string({{ label_words("string_agg(text, '' order by cell_no)") }}, '') as letters
    from int_table_cell__turned
    where cell_kind = 'header' and col_no > 0
    group by report_id, table_no, col_no

),

-- "Hum. Transp.": words cut short with a point, in the order of a label's words.
cut_short as (

    select
        column_heads.report_id,
        column_heads.table_no,
        column_heads.first_word_no,
        column_heads.last_word_no,
        min(labels.sector_code) as sector_code
    from column_heads
    inner join int_sector_label__folded as labels
        on
            len(column_heads.words) = labels.word_count
            and list_contains(column_heads.are_short, true)
            and len(
                list_filter(
                    list_zip(column_heads.words, column_heads.are_short, labels.words),
                    lambda pair: pair[1] = pair[3]
                    or (pair[2] and length(pair[1]) > 1 and starts_with(pair[3], pair[1]))
                )
            ) = labels.word_count
    group by
        column_heads.report_id,
        column_heads.table_no,
        column_heads.first_word_no,
        column_heads.last_word_no
    having count(distinct labels.sector_code) = 1

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
    select * from cut_short
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
