{# One row per value cell of any table: what its row and column name, or why it is not labelled. #}
with

int_table_cell__read as (

    select * from {{ ref('int_table_cell__read') }}

),

int_table__labelled as (

    select * from {{ ref('int_table__labelled') }}

),

int_table_row__labelled as (

    select * from {{ ref('int_table_row__labelled') }}

),

int_table_column__labelled as (

    select * from {{ ref('int_table_column__labelled') }}

),

joined as (

    select
        cells.*,
        columns_named.sector_code,
        columns_named.is_total as is_total_column,
        columns_named.label_evidence,
        columns_named.header_text,
        table_rows.plan_scope,
        table_rows.row_label_text,
        tables.unlabelled_detail as table_detail,
        case
            when tables.unlabelled_reason is not null then tables.unlabelled_reason
            when table_rows.plan_scope is null then 'other_row_label'
            when table_rows.cell_count <> tables.column_count then 'other_cell_count'
            when columns_named.col_no is null then 'no_column'
        end as reason
    from int_table_cell__read as cells
    inner join int_table__labelled as tables
        on cells.report_id = tables.report_id and cells.table_no = tables.table_no
    inner join int_table_row__labelled as table_rows
        on
            cells.report_id = table_rows.report_id
            and cells.table_no = table_rows.table_no
            and cells.row_no = table_rows.row_no
    left join int_table_column__labelled as columns_named
        on
            cells.report_id = columns_named.report_id
            and cells.table_no = columns_named.table_no
            and cells.col_no = columns_named.col_no

),

-- Two cells of one report for the same sector and row: the same figure again is left out, two figures are both.
compared as (

    select
        *,
        row_number() over same_place as occurrence,
        min(coalesce(cast(value as varchar), missing_reason)) over same_place
        <> max(coalesce(cast(value as varchar), missing_reason)) over same_place as is_contradicted
    from joined
    window same_place as (
        partition by
            report_id,
            reason is not null,
            if(reason is null and plan_scope <> 'total' and not is_total_column, 0, cell_no),
            sector_code,
            plan_scope
        order by table_no, cell_no
        rows between unbounded preceding and unbounded following
    )

),

labelled as (

    select
        *,
        case
            when reason is not null then reason
            when is_contradicted then 'contradicts_another_cell'
            when occurrence > 1 then 'repeats_another_cell'
        end as unlabelled_reason
    from compared

),

finished as (

    select
        {{ table_figure_id('labelled') }} as figure_id,
        report_id,
        table_no,
        row_no,
        col_no,
        cell_no,
        case
            when unlabelled_reason is not null then 'unlabelled'
            when is_total_column and plan_scope = 'total' then 'grand_total'
            when is_total_column then 'row_total'
            when plan_scope = 'total' then 'column_total'
            else 'figure'
        end as cell_role,
        if(unlabelled_reason is null, sector_code, null) as sector_code,
        if(unlabelled_reason is null, label_evidence, null) as label_evidence,
        if(unlabelled_reason is null, header_text, null) as header_text,
        row_label_text,
        if(unlabelled_reason is null, plan_scope, null) as plan_scope,
        value,
        value_raw,
        missing_reason,
        unlabelled_reason,
        case
            when unlabelled_reason = 'other_row_label' then 'row label: ' || row_label_text
            else table_detail
        end as unlabelled_detail,
        page_no,
        line_no,
        char_start,
        char_end
    from labelled

)

select * from finished
