{# One row per sector table with a header: whether the header names every column by itself. #}
with

int_table_header__counted as (

    select * from {{ ref('int_table_header__counted') }}

),

int_table__measured as (

    select * from {{ ref('int_table__measured') }}

),

int_table_header__whole as (

    select * from {{ ref('int_table_header__whole') }}

),

whole_counted as (

    select
        report_id,
        table_no,
        count(*) as named_column_count,
        count(*) filter (where is_whole) as whole_column_count
    from int_table_header__whole
    group by report_id, table_no

),

-- Where only the order is known, several labels on several lines may be lines that stand
-- over one another, and the order of reading need not be the order of the columns.
summed as (

    select
        sized.report_id,
        sized.table_no,
        sized.header_kind,
        sized.column_count,
        headers.label_count,
        headers.sector_count,
        headers.total_count,
        headers.is_joined,
        headers.unknown_words,
        case
            when sized.header_kind = 'by_column' then headers.total_col_no
            when headers.total_last_word_no = headers.word_count then sized.column_count
            when headers.total_first_word_no = 1 then 1
        end as total_col_no,
        headers.label_count = sized.column_count
        and headers.sector_count = headers.label_count
        and (
            sized.header_kind = 'by_column'
            or (
                not headers.is_joined
                and not headers.has_other_words
                and (headers.line_count = 1 or headers.most_labels_on_line = 1)
            )
        ) as is_self_sufficient,
        -- With something printed over each column, most of it whole labels, those columns are
        -- sure whatever the others are.
        coalesce(
            headers.sector_count = headers.label_count
            and whole.named_column_count = sized.column_count
            and whole.whole_column_count >= {{ var('whole_label_share') }} * sized.column_count,
            false
        ) as is_partly_sufficient
    from int_table__measured as sized
    inner join int_table_header__counted as headers
        on sized.report_id = headers.report_id and sized.table_no = headers.table_no
    left join whole_counted as whole
        on sized.report_id = whole.report_id and sized.table_no = whole.table_no

)

select * from summed
