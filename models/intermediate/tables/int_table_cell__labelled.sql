{# One row per value cell of any table: what its row and column name, or why it is not
   labelled. #}
with

int_table_cell__joined as (

    select * from {{ ref('int_table_cell__joined') }}

),

-- Two cells of one report for the same sector and row: the same figure again is left out,
-- and of two different figures neither is taken.
compared as (

    select
        *,
        row_number() over (same_place order by table_no, cell_no) as occurrence,
        count(distinct coalesce(cast(value as varchar), missing_reason)) over same_place
            as reading_count
    from int_table_cell__joined
    window same_place as (
        partition by
            report_id,
            sector_code,
            plan_scope,
            if(unlabelled_reason is null and is_figure, 0, table_no),
            if(unlabelled_reason is null and is_figure, 0, cell_no)
    )

),

reasoned as (

    select
        * replace (
            case
                when unlabelled_reason is not null then unlabelled_reason
                when reading_count > 1 then 'contradicts_another_cell'
                when occurrence > 1 then 'repeats_another_cell'
            end as unlabelled_reason
        )
    from compared

),

labelled as (

    select
        report_id,
        table_no,
        row_no as plan_no,
        col_no as sector_no,
        printed_row_no as row_no,
        printed_col_no as col_no,
        is_turned,
        cell_no,
        row_label_text,
        value_raw,
        value,
        missing_reason,
        unlabelled_reason,
        unlabelled_detail,
        page_no,
        line_no,
        char_start,
        char_end,
        {{ table_figure_id('printed_row_no', 'printed_col_no') }} as figure_id,
        case
            when unlabelled_reason is not null then 'unlabelled'
            when is_figure then 'figure'
            when plan_scope <> 'total' then 'row_total'
            when is_total_column then 'grand_total'
            else 'column_total'
        end as cell_role,
        if(unlabelled_reason is null, sector_code, null) as sector_code,
        if(unlabelled_reason is null, plan_scope, null) as plan_scope,
        if(unlabelled_reason is null, label_evidence, null) as label_evidence,
        if(unlabelled_reason is null, header_text, null) as header_text
    from reasoned

)

select * from labelled
