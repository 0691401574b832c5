{# One row per column of a sector table with named columns: the sector and how it is known. #}
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

int_table_profile__placed as (

    select * from {{ ref('int_table_profile__placed') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

named_by_profile as (

    select
        named_tables.report_id,
        named_tables.table_no,
        named_tables.profile_code,
        offered.col_no,
        offered.sector_code,
        count(words.word_no) as word_count,
        string_agg(words.word, '' order by words.word_no) as label_key,
        string_agg(words.printed, ' ' order by words.word_no) as header_text
    from int_table__labelled as named_tables
    inner join int_table_profile__offered as offered
        on
            named_tables.report_id = offered.report_id
            and named_tables.table_no = offered.table_no
            and named_tables.profile_code = offered.profile_code
    left join int_table_profile__placed as words
        on
            offered.report_id = words.report_id
            and offered.table_no = words.table_no
            and offered.profile_code = words.profile_code
            and offered.col_no = words.col_no
    group by all

),

-- A label broken over lines that stand over one another is printed when all its words are
-- there.
labelled as (

    select
        report_id,
        table_no,
        profile_code,
        header_text,
        'printed' as label_evidence,
        if(profile_code is null, label_rank, total_col_no) as col_no,
        nullif(sector_code, 'total') as sector_code,
        sector_code = 'total' as is_total
    from int_table_label__ranked
    where profile_code is null or sector_code = 'total'
    union all
    select
        report_id,
        table_no,
        profile_code,
        header_text,
        case
            when word_count = 0 then 'inferred'
            when label_key in (select labels.label_key from int_sector_label__folded as labels)
                then 'printed'
            else 'partial'
        end as label_evidence,
        col_no,
        sector_code,
        false as is_total
    from named_by_profile

)

select * from labelled
