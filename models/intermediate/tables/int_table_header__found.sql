{# One row per run of header words that is a whole label; runs may overlap. #}
with

int_table_header__worded as (

    select * from {{ ref('int_table_header__worded') }}

),

int_table_header__headed as (

    select * from {{ ref('int_table_header__headed') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

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
        report_id,
        table_no,
        first_word_no,
        last_word_no,
        sector_code
    from int_table_header__headed
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
    where runs.col_no is null and not labels.is_head_only

)

select * from found
