{# One row per naming word of a header, with the whole label that it is part of, if any. #}
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

),

-- The longest label wins, of two as long the first: "Multipurpose CBI" is one label and not a word before "CBI".
kept as (

    select found.*
    from found
    left join found as longer
        on
            found.report_id = longer.report_id
            and found.table_no = longer.table_no
            and found.first_word_no <= longer.last_word_no
            and longer.first_word_no <= found.last_word_no
            and (
                longer.last_word_no - longer.first_word_no
                > found.last_word_no - found.first_word_no
                or (
                    longer.last_word_no - longer.first_word_no
                    = found.last_word_no - found.first_word_no
                    and longer.first_word_no < found.first_word_no
                )
            )
    where longer.report_id is null

),

matched as (

    select
        words.report_id,
        words.table_no,
        words.word_no,
        words.row_no,
        words.col_no,
        words.printed,
        words.word,
        words.is_joined,
        kept.first_word_no as label_no,
        kept.sector_code
    from int_table_header__worded as words
    left join kept
        on
            words.report_id = kept.report_id
            and words.table_no = kept.table_no
            and words.word_no between kept.first_word_no and kept.last_word_no

)

select * from matched
