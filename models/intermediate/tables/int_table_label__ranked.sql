{# One row per whole label in the header of a table whose columns are named: its place among the labels. #}
with

int_table__labelled as (

    select * from {{ ref('int_table__labelled') }}

),

int_table_header__matched as (

    select * from {{ ref('int_table_header__matched') }}

),

-- Whole labels; of a self-sufficient header, the rank of a label is its column where positions were lost.
ranked as (

    select
        words.report_id,
        words.table_no,
        any_value(tables.profile_code) as profile_code,
        coalesce(
            any_value(words.col_no),
            row_number() over (
                partition by words.report_id, words.table_no order by words.label_no
            )
        ) as rank_no,
        any_value(tables.total_col_no) as total_col_no,
        any_value(words.sector_code) as sector_code,
        string_agg(words.printed, ' ' order by words.word_no) as header_text
    from int_table_header__matched as words
    inner join int_table__labelled as tables
        on words.report_id = tables.report_id and words.table_no = tables.table_no
    where words.label_no is not null and tables.unlabelled_reason is null
    group by words.report_id, words.table_no, words.label_no

)

select * from ranked
