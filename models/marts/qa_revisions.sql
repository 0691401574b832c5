{# One row per cell or figure that differs between a report and the edition it replaces. #}
with

int_edition_cell__matched as (

    select * from {{ ref('int_edition_cell__matched') }}

),

int_edition_figure__matched as (

    select * from {{ ref('int_edition_figure__matched') }}

),

fct_figure as (

    select * from {{ ref('fct_figure') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

in_prose as (

    select
        pairs.edition_id as report_id,
        'prose' as source_kind,
        coalesce(newer.sector_code, older.sector_code) as sector_code,
        cast(null as varchar) as plan_scope,
        coalesce(newer.population_group_codes, older.population_group_codes)
            as population_group_codes,
        coalesce(newer.unit_type, older.unit_type) as unit_type,
        older.value_read as value_before,
        newer.value_read as value_after,
        older.figure_text as printed_before,
        newer.figure_text as printed_after,
        older.excerpt as sentence_before,
        newer.excerpt as sentence_after,
        pairs.paired_by,
        pairs.figure_id_before,
        pairs.figure_id_after,
        coalesce(newer.page_no, older.page_no) as page_no,
        coalesce(newer.line_no, older.line_no) as line_no,
        case
            when older.figure_id is null then 'added'
            when newer.figure_id is null then 'removed'
            when
                coalesce(older.value_read, -1) = coalesce(newer.value_read, -1)
                and coalesce(older.qualifier, '') = coalesce(newer.qualifier, '')
                then 'same'
            else 'changed'
        end as change_kind
    from int_edition_figure__matched as pairs
    left join fct_figure as older on pairs.figure_id_before = older.figure_id
    left join fct_figure as newer on pairs.figure_id_after = newer.figure_id

),

in_both as (

    select
        *,
        'table' as source_kind,
        cast([] as varchar[]) as population_group_codes,
        'persons' as unit_type,
        'sector_and_plan_scope' as paired_by
    from int_edition_cell__matched
    union all by name
    select * from in_prose

),

qa_revisions as (

    select
        cast(found.report_id as varchar) as report_id,
        cast(dim_report.report_file as varchar) as report_file,
        cast(dim_report.revision_of as varchar) as revision_of,
        cast(dim_report.is_current as boolean) as is_current,
        cast(found.change_kind as varchar) as change_kind,
        cast(found.source_kind as varchar) as source_kind,
        cast(found.sector_code as varchar) as sector_code,
        cast(found.plan_scope as varchar) as plan_scope,
        cast(found.population_group_codes as varchar[]) as population_group_codes,
        cast(found.unit_type as varchar) as unit_type,
        cast(found.value_before as decimal(28, 6)) as value_before,
        cast(found.value_after as decimal(28, 6)) as value_after,
        cast(found.printed_before as varchar) as printed_before,
        cast(found.printed_after as varchar) as printed_after,
        cast(found.sentence_before as varchar) as sentence_before,
        cast(found.sentence_after as varchar) as sentence_after,
        cast(found.paired_by as varchar) as paired_by,
        cast(found.figure_id_before as varchar) as figure_id_before,
        cast(found.figure_id_after as varchar) as figure_id_after,
        cast(found.page_no as integer) as page_no,
        cast(found.line_no as integer) as line_no
    from in_both as found
    inner join dim_report on found.report_id = dim_report.report_id
    where found.change_kind != 'same'

)

select * from qa_revisions
