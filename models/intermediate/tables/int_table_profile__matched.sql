{# One row per header word and offered profile that has exactly one column for it: that
   column. #}
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

label_words as (

    select distinct
        sector_code,
        unnest(words) as word
    from int_sector_label__folded

),

whole_labels as (

    select distinct
        report_id,
        table_no,
        sector_code
    from int_table_header__matched
    where sector_code is not null

),

-- A part word counts only where it is part of the labels of one sector of the profile, and
-- that sector is not printed whole elsewhere in the header.
candidates as (

    select
        words.report_id,
        words.table_no,
        offered.profile_code,
        words.word_no,
        offered.sector_code,
        offered.col_no
    from int_table_header__matched as words
    inner join int_table_profile__offered as offered
        on words.report_id = offered.report_id and words.table_no = offered.table_no
    left join label_words
        on offered.sector_code = label_words.sector_code and words.word = label_words.word
    left join whole_labels
        on
            offered.report_id = whole_labels.report_id
            and offered.table_no = whole_labels.table_no
            and offered.sector_code = whole_labels.sector_code
    where
        words.sector_code = offered.sector_code
        or (
            words.sector_code is null
            and label_words.word is not null
            and whole_labels.sector_code is null
        )

),

matched as (

    select
        report_id,
        table_no,
        profile_code,
        word_no,
        any_value(sector_code) as sector_code,
        any_value(col_no) as col_no
    from candidates
    group by report_id, table_no, profile_code, word_no
    having count(*) = 1

)

select * from matched
