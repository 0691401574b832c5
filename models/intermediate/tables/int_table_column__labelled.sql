{# One row per column of a sector table whose columns could be named: the sector and how it is known. #}
with

int_table__labelled as (

    select * from {{ ref('int_table__labelled') }}

),

int_table_header__matched as (

    select * from {{ ref('int_table_header__matched') }}

),

int_table_profile__offered as (

    select * from {{ ref('int_table_profile__offered') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

int_table_profile__placed as (

    select * from {{ ref('int_table_profile__placed') }}

),

-- Whole labels; of a self-sufficient header, the rank of a label is its column where positions were lost.
whole_labels as (

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

),

named_by_header as (

    select
        report_id,
        table_no,
        case when profile_code is null then rank_no else total_col_no end as col_no,
        sector_code,
        'printed' as label_evidence,
        header_text,
        profile_code
    from whole_labels
    where profile_code is null or sector_code = 'total'

),

named_by_profile as (

    select
        offered.report_id,
        offered.table_no,
        offered.col_no,
        offered.sector_code,
        case
            when count(placed.word_no) = 0 then 'inferred'
            when bool_and(placed.is_whole) then 'printed'
            -- All the words of a label, on lines that stand over one another.
            when string_agg(placed.word, '' order by placed.word_no) in (select label_key from int_sector_label__folded) then 'printed'
            else 'partial'
        end as label_evidence,
        string_agg(placed.printed, ' ' order by placed.word_no) as header_text,
        offered.profile_code
    from int_table_profile__offered as offered
    inner join int_table__labelled as tables
        on
            offered.report_id = tables.report_id
            and offered.table_no = tables.table_no
            and offered.profile_code = tables.profile_code
    left join int_table_profile__placed as placed
        on
            offered.report_id = placed.report_id
            and offered.table_no = placed.table_no
            and offered.profile_code = placed.profile_code
            and offered.col_no = placed.col_no
    group by
        offered.report_id,
        offered.table_no,
        offered.col_no,
        offered.sector_code,
        offered.profile_code

),

named as (

    select * from named_by_header
    union all
    select * from named_by_profile

),

labelled as (

    select
        report_id,
        table_no,
        col_no,
        nullif(sector_code, 'total') as sector_code,
        sector_code = 'total' as is_total,
        label_evidence,
        header_text,
        profile_code
    from named

)

select * from labelled
