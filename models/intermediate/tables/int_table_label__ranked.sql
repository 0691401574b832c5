{# One row per whole label in the header of a table with named columns: its place among the
   labels. #}
with

int_table__labelled as (

    select * from {{ ref('int_table__labelled') }}

),

int_table_header__matched as (

    select * from {{ ref('int_table_header__matched') }}

),

int_table_header__whole as (

    select * from {{ ref('int_table_header__whole') }}

),

-- Where positions were lost, the rank of a label in a self-sufficient header is its
-- column.
ranked as (

    select
        words.report_id,
        words.table_no,
        any_value(named_tables.profile_code) as profile_code,
        any_value(named_tables.total_col_no) as total_col_no,
        coalesce(
            any_value(words.col_no),
            row_number() over (
                partition by words.report_id, words.table_no order by words.label_no
            )
        ) as label_rank,
        any_value(words.sector_code) as sector_code,
        string_agg(words.printed, ' ' order by words.word_no) as header_text
    from int_table_header__matched as words
    inner join int_table__labelled as named_tables
        on words.report_id = named_tables.report_id and words.table_no = named_tables.table_no
    left join int_table_header__whole as whole
        on
            words.report_id = whole.report_id
            and words.table_no = whole.table_no
            and words.col_no = whole.col_no
    where
        words.label_no is not null
        and named_tables.unlabelled_reason is null
        and (not coalesce(named_tables.is_partly_named, false) or whole.is_whole)
    group by words.report_id, words.table_no, words.label_no

)

select * from ranked
