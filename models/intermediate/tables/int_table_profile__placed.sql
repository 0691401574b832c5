{# One row per header word and profile offered to its table: the word's column, NULL where
   none. #}
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

-- Where the column of a word is known from its place on the page, the profile must say the
-- same.
placed as (

    select
        words.report_id,
        words.table_no,
        offers.profile_code,
        words.word_no,
        words.row_no,
        words.printed,
        words.word,
        matches.sector_code,
        words.col_no is not null as is_position_known,
        words.sector_code is not null as is_whole,
        case when coalesce(words.col_no, matches.col_no) = matches.col_no then matches.col_no end
            as col_no
    from int_table_header__matched as words
    inner join offers
        on words.report_id = offers.report_id and words.table_no = offers.table_no
    left join int_table_profile__matched as matches
        on
            words.report_id = matches.report_id
            and words.table_no = matches.table_no
            and offers.profile_code = matches.profile_code
            and words.word_no = matches.word_no
    where words.sector_code is distinct from 'total'

)

select * from placed
