{# One row per table and profile offered to it: whether everything printed in the header agrees with the profile. #}
with

int_table_profile__placed as (

    select * from {{ ref('int_table_profile__placed') }}

),

int_table_profile__offered as (

    select * from {{ ref('int_table_profile__offered') }}

),

int_table_header__summed as (

    select * from {{ ref('int_table_header__summed') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

-- Words of a broken label must all come from one wording of it, none of them twice.
broken_labels as (

    select
        parts.report_id,
        parts.table_no,
        parts.profile_code,
        bool_and(
            len(list_distinct(parts.words)) = len(parts.words)
            and exists (
                select 1
                from int_sector_label__folded as labels
                where
                    labels.sector_code = parts.sector_code
                    and list_has_all(labels.words, parts.words)
            )
        ) as is_one_label
    from (
        select
            report_id,
            table_no,
            profile_code,
            sector_code,
            list(word) as words
        from int_table_profile__placed
        where not is_whole
        group by report_id, table_no, profile_code, sector_code
    ) as parts
    group by parts.report_id, parts.table_no, parts.profile_code

),

ordered as (

    select
        *,
        coalesce(col_no >= lag(col_no) over (
            partition by report_id, table_no, profile_code, row_no order by word_no
        ), true) as is_after_on_line,
        coalesce(col_no >= lag(col_no) over (
            partition by report_id, table_no, profile_code order by word_no
        ), true) as is_after_in_header,
        count(distinct col_no) over (
            partition by report_id, table_no, profile_code, row_no
        ) as columns_on_line
    from int_table_profile__placed

),

-- Lines that stand over one another each run from left to right; lines of one label each follow one another.
agreements as (

    select
        report_id,
        table_no,
        profile_code,
        bool_and(col_no is not null) as is_all_placed,
        bool_or(is_position_known)
        or (
            bool_and(is_after_on_line)
            and (bool_and(is_after_in_header) or max(columns_on_line) > 1)
        ) as is_in_order,
        count(distinct col_no) filter (where is_whole) as whole_count
    from ordered
    group by report_id, table_no, profile_code

),

-- At least half of the columns must be printed whole, or the profile would be naming the table by itself.
compared as (

    select
        offered.report_id,
        offered.table_no,
        offered.profile_code,
        min(offered.preference) as preference,
        coalesce(bool_and(agreements.is_all_placed), false) as is_all_placed,
        coalesce(bool_and(agreements.is_in_order), false) as is_in_order,
        coalesce(bool_and(broken_labels.is_one_label), true) as is_unbroken,
        coalesce(max(agreements.whole_count), 0) * 2 >= count(*) as is_printed_enough,
        string_agg(offered.sector_code, ' ' order by offered.col_no) as sector_codes
    from int_table_profile__offered as offered
    left join agreements using (report_id, table_no, profile_code)
    left join broken_labels using (report_id, table_no, profile_code)
    group by offered.report_id, offered.table_no, offered.profile_code

)

select * from compared
