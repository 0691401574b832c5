{# One row per header word and profile offered to its table: the column that the word belongs to, NULL where none. #}
with

int_table_header__matched as (

    select * from {{ ref('int_table_header__matched') }}

),

int_table_profile__offered as (

    select * from {{ ref('int_table_profile__offered') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

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

label_words as (

    select distinct
        sector_code,
        unnest(words) as word
    from int_sector_label__folded

),

-- A part word counts only where it is part of the labels of one sector of the profile, not printed whole elsewhere.
candidates as (

    select
        words.report_id,
        words.table_no,
        words.profile_code,
        words.word_no,
        any_value(offered.sector_code) as sector_code,
        any_value(offered.col_no) as profile_col_no
    from words
    inner join int_table_profile__offered as offered
        on
            words.report_id = offered.report_id
            and words.table_no = offered.table_no
            and words.profile_code = offered.profile_code
    left join label_words
        on offered.sector_code = label_words.sector_code and words.word = label_words.word
    where
        words.sector_code = offered.sector_code
        or (
            words.sector_code is null
            and label_words.word is not null
            and not exists (
                select 1
                from int_table_header__matched as whole
                where
                    whole.report_id = words.report_id
                    and whole.table_no = words.table_no
                    and whole.sector_code = offered.sector_code
            )
        )
    group by words.report_id, words.table_no, words.profile_code, words.word_no
    having count(*) = 1

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
    left join candidates
        on
            words.report_id = candidates.report_id
            and words.table_no = candidates.table_no
            and words.profile_code = candidates.profile_code
            and words.word_no = candidates.word_no

)

select * from placed
