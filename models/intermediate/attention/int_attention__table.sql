{# One row per finding about a table: unlabelled parts, gaps in the header, cells and totals. #}
with

int_table_cell__labelled as (

    select * from {{ ref('int_table_cell__labelled') }}

),

int_table_total__compared as (

    select * from {{ ref('int_table_total__compared') }}

),

-- One finding per table and reason, at its first cell.
unlabelled as (

    select
        report_id,
        unlabelled_reason,
        any_value(unlabelled_detail) as unlabelled_detail,
        'table ' || table_no || coalesce(' ' || unlabelled_detail, '') as subject,
        count(*) as cell_count,
        min(page_no) as page_no,
        min(line_no) as line_no,
        min(char_start) as char_start,
        arg_min(char_end, char_start) as char_end,
        string_agg(value_raw, ' ' order by cell_no) as excerpt
    from int_table_cell__labelled
    where unlabelled_reason is not null
    group by report_id, table_no, unlabelled_reason, unlabelled_detail

),

columns_labelled as (

    select
        report_id,
        table_no,
        col_no,
        sector_code,
        label_evidence,
        any_value(header_text) as header_text,
        min(page_no) as page_no,
        min(line_no) as line_no,
        min(char_start) as char_start,
        arg_min(char_end, char_start) as char_end
    from int_table_cell__labelled
    where label_evidence in ('partial', 'inferred')
    group by report_id, table_no, col_no, sector_code, label_evidence

),

found as (

    {{ attention_rows(
        'unlabelled', 'unlabelled_reason', 'subject',
        "cell_count || ' cells' || coalesce(', ' || unlabelled_detail, '')", 'excerpt'
    ) }}
    union all
    {{ attention_rows(
        'columns_labelled', "'label_' || label_evidence", "'table ' || table_no || ' column ' || col_no",
        "sector_code || coalesce(' from ' || header_text, '')", 'header_text'
    ) }}
    union all
    {{ attention_rows(
        'int_table_cell__labelled', "'cell_unreadable'", 'figure_id', "sector_code || ' ' || plan_scope",
        'value_raw', "missing_reason = 'unreadable' and cell_role = 'figure'"
    ) }}
    union all
    {{ attention_rows(
        'int_table_cell__labelled', "'number_ill_formed'", 'figure_id', "sector_code || ' ' || plan_scope",
        'value_raw', "missing_reason is null and cell_role = 'figure' and not " ~ is_well_formed('value_raw')
    ) }}
    union all
    {{ attention_rows(
        'int_table_total__compared', "if(verdict = 'below_sum', 'total_below_sum', 'total_fails')", 'figure_id',
        "verdict || ', cells add up to ' || coalesce(cast(cast(cell_sum as bigint) as varchar), 'nothing')",
        'value_raw', "verdict not in ('match', 'nothing_printed', 'column_not_named')"
    ) }}

)

select * from found
