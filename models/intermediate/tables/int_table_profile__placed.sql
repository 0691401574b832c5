{# One row per header word and profile offered to its table: the column that the word belongs to, NULL where none. #}
with

int_table_header__matched as (

    select * from {{ ref('int_table_header__matched') }}

),

int_table_profile__offered as (

    select * from {{ ref('int_table_profile__offered') }}

),

int_table_profile__matched as (

    select * from {{ ref('int_table_profile__matched') }}

),

offers as (

    select distinct
        report_id,
        table_no,
        profile_code
    from int_table_profile__offered

),

words as (

    select
        headers.*,
        offers.profile_code
    from int_table_header__matched as headers
    inner join offers
        on headers.report_id = offers.report_id and headers.table_no = offers.table_no
    where headers.sector_code is distinct from 'total'

),

placed as (

    select
        words.report_id,
        words.table_no,
        words.profile_code,
        words.word_no,
        words.row_no,
        words.col_no is not null as is_position_known,
        words.printed,
        words.word,
        words.sector_code is not null as is_whole,
        candidates.sector_code,
        case
            when words.col_no is null or words.col_no = candidates.profile_col_no
                then candidates.profile_col_no
        end as col_no
    from words
    left join int_table_profile__matched as candidates
        on
            words.report_id = candidates.report_id
            and words.table_no = candidates.table_no
            and words.profile_code = candidates.profile_code
            and words.word_no = candidates.word_no

)

select * from placed
