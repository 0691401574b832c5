{# One row per cell of a sector table in an edition or in the one it replaces. #}
with

int_edition__paired as (

    select * from {{ ref('int_edition__paired') }}

),

int_assistance_by_sector__valued as (

    select * from {{ ref('int_assistance_by_sector__valued') }}

),

cells_after as (

    select
        cells.*,
        paired.report_id as edition_id
    from int_edition__paired as paired
    inner join int_assistance_by_sector__valued as cells
        on paired.report_id = cells.report_id

),

cells_before as (

    select
        cells.*,
        paired.report_id as edition_id
    from int_edition__paired as paired
    inner join int_assistance_by_sector__valued as cells
        on paired.revision_of = cells.report_id

),

-- As read: a correction by an analyst is no change of the report.
matched as (

    select
        older.figure_id as figure_id_before,
        newer.figure_id as figure_id_after,
        older.persons_reached_read as value_before,
        newer.persons_reached_read as value_after,
        older.value_raw as printed_before,
        newer.value_raw as printed_after,
        coalesce(newer.edition_id, older.edition_id) as report_id,
        coalesce(newer.sector_code, older.sector_code) as sector_code,
        coalesce(newer.plan_scope, older.plan_scope) as plan_scope,
        coalesce(newer.page_no, older.page_no) as page_no,
        coalesce(newer.line_no, older.line_no) as line_no,
        case
            when
                coalesce(older.persons_reached_read, -1)
                = coalesce(newer.persons_reached_read, -1)
                then 'same'
            when older.persons_reached_read is null then 'added'
            when newer.persons_reached_read is null then 'removed'
            else 'changed'
        end as change_kind
    from cells_after as newer
    full outer join cells_before as older
        on
            newer.edition_id = older.edition_id
            and newer.sector_code = older.sector_code
            and newer.plan_scope = older.plan_scope

)

select * from matched
