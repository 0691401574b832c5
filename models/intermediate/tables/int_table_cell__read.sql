{# One row per value cell: a count of persons, or why there is none. #}
with

stg_raw__table_cell as (

    select * from {{ ref('stg_raw__table_cell') }}

),

-- A dash is not a zero: the report does not say whether nobody was reached or nothing was reported.
read as (

    select
        report_id,
        table_no,
        cell_no,
        row_no,
        col_no,
        text as value_raw,
        case when {{ is_count_of_persons('value') }} then value end as value,
        case
            when trim(text) = '' then 'empty'
            when regexp_full_match(trim(text), '[-\s\x{2010}-\x{2015}\x{2212}_.]+') then 'dash'
            when {{ is_count_of_persons('value') }} then null
            else 'unreadable'
        end as missing_reason,
        page_no,
        line_no,
        char_start,
        char_end
    from stg_raw__table_cell
    where cell_kind = 'value'

)

select * from read
