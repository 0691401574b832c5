{# One row per table to which profiles were offered: the agreeing profile of the nearest kind, and how many readings. #}
with

int_table_profile__compared as (

    select * from {{ ref('int_table_profile__compared') }}

),

agreeing as (

    select *
    from int_table_profile__compared
    where is_all_placed and is_in_order and is_unbroken and is_printed_enough
    qualify preference = min(preference) over (partition by report_id, table_no)

),

chosen as (

    select
        offers.report_id,
        offers.table_no,
        min(agreeing.profile_code) as profile_code,
        count(distinct agreeing.sector_codes) as reading_count,
        bool_or(offers.is_all_placed and offers.is_unbroken) as is_placed_by_any,
        bool_or(
            offers.is_all_placed and offers.is_unbroken and offers.is_in_order
        ) as is_ordered_by_any,
        string_agg(
            distinct offers.profile_code, ', ' order by offers.profile_code
        ) as profile_codes
    from int_table_profile__compared as offers
    left join agreeing using (report_id, table_no, profile_code)
    group by offers.report_id, offers.table_no

)

select * from chosen
