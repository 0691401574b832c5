{# One row per column of a header whose places are known: what is printed over it, and whether that
   is one whole label. #}
with

int_table_header__matched as (

    select * from {{ ref('int_table_header__matched') }}

),

whole as (

    select
        report_id,
        table_no,
        col_no,
        string_agg(printed, ' ' order by word_no) as header_text,
        count(distinct label_no) = 1 and count(label_no) = count(*)
        and not bool_or(is_joined and word_no = label_no) as is_whole
    from int_table_header__matched
    where col_no is not null
    group by report_id, table_no, col_no

)

select * from whole
