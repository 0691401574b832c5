{# One row per table and profile offered to it: whether everything printed agrees with the
   profile. #}
with

int_table_profile__placed as (

    select * from {{ ref('int_table_profile__placed') }}

),

int_table_profile__offered as (

    select * from {{ ref('int_table_profile__offered') }}

),

int_table_profile__pieced as (

    select * from {{ ref('int_table_profile__pieced') }}

),

words as (

    select
        *,
        lag(col_no) over (
            partition by report_id, table_no, profile_code, row_no order by word_no
        ) as col_no_before_on_line,
        lag(col_no) over (
            partition by report_id, table_no, profile_code order by word_no
        ) as col_no_before,
        count(distinct col_no) over (
            partition by report_id, table_no, profile_code, row_no
        ) as columns_on_line
    from int_table_profile__placed

),

-- Lines that stand over one another each run from left to right; lines of one label each
-- follow one another. Words whose column is known need no order.
agreements as (

    select
        report_id,
        table_no,
        profile_code,
        bool_and(col_no is not null) as is_all_placed,
        bool_or(is_position_known)
        or (
            bool_and(coalesce(col_no >= col_no_before_on_line, true))
            and (bool_and(coalesce(col_no >= col_no_before, true)) or max(columns_on_line) > 1)
        ) as is_in_order,
        count(distinct col_no) filter (where is_whole) as whole_count
    from words
    group by all

),

profiles as (

    select
        report_id,
        table_no,
        profile_code,
        min(preference) as preference,
        count(*) as column_count,
        string_agg(sector_code, ' ' order by col_no) as sector_codes
    from int_table_profile__offered
    group by report_id, table_no, profile_code

),

-- At least half of the columns must be printed whole, or the profile would name the table
-- by itself.
compared as (

    select
        profiles.report_id,
        profiles.table_no,
        profiles.profile_code,
        profiles.preference,
        profiles.sector_codes,
        agreements.is_all_placed,
        agreements.is_in_order,
        coalesce(pieces.is_one_label, true) as is_unbroken,
        agreements.whole_count * 2 >= profiles.column_count as is_printed_enough
    from profiles
    inner join agreements
        on
            profiles.report_id = agreements.report_id and profiles.table_no = agreements.table_no
            and profiles.profile_code = agreements.profile_code
    left join int_table_profile__pieced as pieces
        on
            profiles.report_id = pieces.report_id and profiles.table_no = pieces.table_no
            and profiles.profile_code = pieces.profile_code

)

select * from compared
