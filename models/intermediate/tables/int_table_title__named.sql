{# One row per title of a row or column of a table: whether it names a plan or a sector. #}
with

int_table_title__gathered as (

    select * from {{ ref('int_table_title__gathered') }}

),

int_plan_label__named as (

    select * from {{ ref('int_plan_label__named') }}

),

int_sector_title__extended as (

    select * from {{ ref('int_sector_title__extended') }}

),

int_sector_label__folded as (

    select * from {{ ref('int_sector_label__folded') }}

),

sectors_of_labels as (

    select
        label_key,
        min(sector_code) as sector_code
    from int_sector_label__folded
    where sector_code <> 'total'
    group by label_key

),

named as (

    select
        titles.report_id,
        titles.table_no,
        titles.cell_kind,
        titles.title_no,
        coalesce(scopes.plan_scope in ('rmrp', 'non_rmrp'), false) as is_scope,
        case
            when titles.cell_kind = 'row_label'
                then coalesce(labels.sector_code, additions.sector_code)
        end as sector_code
    from int_table_title__gathered as titles
    left join int_plan_label__named as scopes on titles.title_text = scopes.title_text
    left join int_sector_title__extended as additions on titles.title_text = additions.title_text
    left join sectors_of_labels as labels
        on {{ label_key('titles.title_text') }} = labels.label_key

)

select * from named
