{# One row per column of a sector table whose columns could be named: the sector and how it is known. #}
with

int_table__labelled as (

    select * from {{ ref('int_table__labelled') }}

),

int_table_label__ranked as (

    select * from {{ ref('int_table_label__ranked') }}

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

named_by_header as (

    select
        report_id,
        table_no,
        case when profile_code is null then rank_no else total_col_no end as col_no,
        sector_code,
        'printed' as label_evidence,
        header_text,
        profile_code
    from int_table_label__ranked
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
            when
                string_agg(placed.word, '' order by placed.word_no)
                in (select labels.label_key from int_sector_label__folded as labels)
                then 'printed'
            else 'partial'
        end as label_evidence,
        string_agg(placed.printed, ' ' order by placed.word_no) as header_text,
        offered.profile_code
    from int_table_profile__offered as offered
    inner join int_table__labelled using (report_id, table_no, profile_code)
    left join int_table_profile__placed as placed
        using (report_id, table_no, profile_code, col_no)
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
