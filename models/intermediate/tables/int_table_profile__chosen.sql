{# One row per table to which profiles were offered: the nearest agreeing one, how many
   readings. #}
with

int_table_profile__compared as (

    select * from {{ ref('int_table_profile__compared') }}

),

-- Of the agreeing profiles those of the same platform and year go first, then of the
-- platform.
ranked as (

    select
        *,
        is_all_placed and is_unbroken as is_placed,
        is_all_placed and is_unbroken and is_in_order as is_ordered,
        is_all_placed and is_unbroken and is_in_order and is_printed_enough
        and preference = min(preference) filter (
            where is_all_placed and is_unbroken and is_in_order and is_printed_enough
        ) over (partition by report_id, table_no) as is_chosen
    from int_table_profile__compared

),

chosen as (

    select
        report_id,
        table_no,
        min(profile_code) filter (where is_chosen) as profile_code,
        count(distinct sector_codes) filter (where is_chosen) as reading_count,
        bool_or(is_placed) as is_placed_by_any,
        bool_or(is_ordered) as is_ordered_by_any,
        string_agg(profile_code, ', ' order by profile_code) as profile_codes
    from ranked
    group by report_id, table_no

)

select * from chosen
