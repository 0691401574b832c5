{# One row per title of a row or column of a table: whether it names a plan or a sector. #}
with

stg_raw__table_cell as (

    select * from {{ ref('stg_raw__table_cell') }}

),

plan_scope_labels as (

    select * from {{ ref('plan_scope_labels') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

scopes as (

    select distinct
        {{ label_key('label') }} as label_key,
        plan_scope
    from plan_scope_labels

),

-- A label or header may be broken over several cells; its parts are read in order.
titles as (

    select
        report_id,
        table_no,
        cell_kind,
        if(cell_kind = 'row_label', row_no, col_no) as title_no,
        string_agg(text, ' ' order by cell_no) as title_text
    from stg_raw__table_cell
    where cell_kind = 'row_label' or (cell_kind = 'header' and col_no > 0)
    group by all

),

named as (

    select
        titles.report_id,
        titles.table_no,
        titles.cell_kind,
        titles.title_no,
        coalesce(scopes.plan_scope in ('rmrp', 'non_rmrp'), false) as is_scope,
        titles.cell_kind = 'row_label'
        and {{ label_key('titles.title_text') }} in (
            select labels.label_key
            from int_sector_label__folded as labels
            where labels.sector_code <> 'total'
        ) as is_sector
    from titles
    left join scopes on {{ plan_label_key('titles.title_text') }} = scopes.label_key

)

select * from named
