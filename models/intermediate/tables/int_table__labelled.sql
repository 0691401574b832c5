{# One row per table with values: what names its columns, or why nothing does. #}
with

int_table__measured as (

    select * from {{ ref('int_table__measured') }}

),

int_table_header__summed as (

    select * from {{ ref('int_table_header__summed') }}

),

int_table_profile__compared as (

    select * from {{ ref('int_table_profile__compared') }}

),

agreeing as (

    select *
    from int_table_profile__compared
    where is_all_placed and is_in_order and is_unbroken and is_printed_enough
    qualify preference = min(preference) over (partition by report_id, table_no)

),

compared as (

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

),

reasoned as (

    select
        tables.report_id,
        tables.table_no,
        tables.header_kind,
        tables.column_count,
        tables.is_sector_table,
        coalesce(headers.is_self_sufficient, false) as is_self_sufficient,
        headers.total_col_no,
        headers.label_count,
        headers.unknown_words,
        compared.profile_code,
        compared.profile_codes,
        case
            when not tables.is_sector_table then 'not_a_sector_table'
            when tables.header_kind = 'none' or headers.report_id is null then 'no_header'
            when headers.is_self_sufficient or compared.reading_count = 1 then null
            when headers.sector_count < headers.label_count then 'duplicate_sector'
            when headers.is_joined then 'joined_labels'
            when headers.unknown_words is not null then 'unknown_word'
            when compared.reading_count is null then 'no_profile'
            when compared.reading_count > 1 then 'profiles_differ'
            when compared.is_ordered_by_any then 'too_little_printed'
            when compared.is_placed_by_any then 'order_disagrees'
            else 'profile_disagrees'
        end as unlabelled_reason
    from int_table__measured as tables
    left join int_table_header__summed as headers
        on tables.report_id = headers.report_id and tables.table_no = headers.table_no
    left join compared
        on tables.report_id = compared.report_id and tables.table_no = compared.table_no

),

labelled as (

    select
        report_id,
        table_no,
        header_kind,
        column_count,
        is_sector_table,
        is_self_sufficient,
        total_col_no,
        case when unlabelled_reason is null and not is_self_sufficient then profile_code end
            as profile_code,
        unlabelled_reason,
        case unlabelled_reason
            when 'unknown_word' then 'in no label of seeds/sector_labels.csv: ' || unknown_words
            when 'no_profile' then
                label_count || ' labels printed whole for ' || column_count
                || ' columns, and no profile of that width'
            when 'duplicate_sector' then label_count || ' labels printed whole'
            when 'profiles_differ' then 'compared with ' || profile_codes
            when 'too_little_printed' then 'compared with ' || profile_codes
            when 'order_disagrees' then 'compared with ' || profile_codes
            when 'profile_disagrees' then 'compared with ' || profile_codes
        end as unlabelled_detail
    from reasoned

)

select * from labelled
