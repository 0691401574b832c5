{# One row per column head whose words are cut short with a point, as a label's words begin. #}
with

int_table_header__worded as (

    select * from {{ ref('int_table_header__worded') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

column_heads as (

    select
        report_id,
        table_no,
        col_no,
        min(word_no) as first_word_no,
        max(word_no) as last_word_no,
        list(word order by word_no) as words,
        list(ends_with(printed, '.') order by word_no) as are_short
    from int_table_header__worded
    where col_no is not null
    group by report_id, table_no, col_no

),

-- "Hum. Transp.": words cut short with a point, in the order of a label's words.
zipped as (

    select
        column_heads.report_id,
        column_heads.table_no,
        column_heads.first_word_no,
        column_heads.last_word_no,
        labels.sector_code,
        list_zip(column_heads.words, column_heads.are_short, labels.words) as trios
    from column_heads
    inner join int_sector_label__folded as labels
        on len(column_heads.words) = labels.word_count
    where list_contains(column_heads.are_short, true)

),

shortened as (

    select
        report_id,
        table_no,
        first_word_no,
        last_word_no,
        min(sector_code) as sector_code
    from zipped
    where
        len(
            list_filter(
                trios,
                lambda trio: trio[1] = trio[3]
                or (trio[2] and length(trio[1]) > 1 and starts_with(trio[3], trio[1]))
            )
        ) = len(trios)
    group by report_id, table_no, first_word_no, last_word_no
    having count(distinct sector_code) = 1

)

select * from shortened
