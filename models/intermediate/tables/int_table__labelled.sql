{# One row per table with values: what names its columns, or why nothing does. #}
with

int_table__measured as (

    select * from {{ ref('int_table__measured') }}

),

int_table_header__summed as (

    select * from {{ ref('int_table_header__summed') }}

),

int_table__captioned as (

    select * from {{ ref('int_table__captioned') }}

),

int_table_profile__chosen as (

    select * from {{ ref('int_table_profile__chosen') }}

),

reasoned as (

    select
        measured.report_id,
        measured.table_no,
        measured.header_kind,
        measured.column_count,
        measured.is_sector_table,
        headers.total_col_no,
        headers.label_count,
        headers.unknown_words,
        chosen.profile_code,
        chosen.profile_codes,
        captions.caption_text,
        coalesce(headers.is_self_sufficient, false) as is_self_sufficient,
        coalesce(headers.is_partly_sufficient, false)
        and not headers.is_self_sufficient
        and coalesce(chosen.reading_count, 0) != 1 as is_partly_named,
        case
            when not measured.is_sector_table then 'not_a_sector_table'
            when captions.measure is not null then 'other_measure'
            when headers.report_id is null then 'no_header'
            when headers.is_self_sufficient or chosen.reading_count = 1 then null
            when headers.is_partly_sufficient then null
            when headers.sector_count < headers.label_count then 'duplicate_sector'
            when headers.is_joined then 'joined_labels'
            when headers.unknown_words is not null then 'unknown_word'
            when chosen.reading_count is null then 'no_profile'
            when chosen.reading_count > 1 then 'profiles_differ'
            when chosen.is_ordered_by_any then 'too_little_printed'
            when chosen.is_placed_by_any then 'order_disagrees'
            else 'profile_disagrees'
        end as unlabelled_reason
    from int_table__measured as measured
    left join int_table_header__summed as headers
        on measured.report_id = headers.report_id and measured.table_no = headers.table_no
    left join int_table__captioned as captions
        on measured.report_id = captions.report_id and measured.table_no = captions.table_no
    left join int_table_profile__chosen as chosen
        on measured.report_id = chosen.report_id and measured.table_no = chosen.table_no

),

labelled as (

    select
        report_id,
        table_no,
        header_kind,
        column_count,
        is_sector_table,
        is_self_sufficient,
        is_partly_named,
        total_col_no,
        unlabelled_reason,
        if(
            unlabelled_reason is null and not is_self_sufficient and not is_partly_named,
            profile_code, null
        ) as profile_code,
        case
            when unlabelled_reason = 'other_measure' then 'caption: ' || caption_text
            when unlabelled_reason = 'unknown_word'
                then 'in no label of seeds/sector_labels.csv: ' || unknown_words
            when unlabelled_reason in ('no_profile', 'duplicate_sector')
                then label_count || ' labels printed whole, ' || column_count || ' columns'
            when
                unlabelled_reason in (
                    'profiles_differ', 'too_little_printed', 'order_disagrees', 'profile_disagrees'
                )
                then 'compared with ' || profile_codes
        end as unlabelled_detail
    from reasoned

)

select * from labelled
