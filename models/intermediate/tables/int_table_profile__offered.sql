{# One row per profile column that a sector table with a damaged header may use: same
   number of columns. #}
with

int_table_header__summed as (

    select * from {{ ref('int_table_header__summed') }}

),

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

table_profiles as (

    select * from {{ ref('table_profiles') }}

),

sized as (

    select
        *,
        count(*) over (partition by profile_code) as sector_count
    from table_profiles

),

-- A profile of another platform is never used: the order of columns is a habit of those
-- who print them.
offered as (

    select
        headers.report_id,
        headers.table_no,
        sized.profile_code,
        sized.column_position,
        sized.sector_code,
        sized.column_position + cast(
            coalesce(sized.column_position >= headers.total_col_no, false) as integer
        ) as col_no,
        case
            when sized.platform_code is null then 3
            when
                year(reports.reference_period_start) between sized.year_from and sized.year_to
                then 1
            else 2
        end as preference
    from int_table_header__summed as headers
    inner join int_report__described as reports on headers.report_id = reports.report_id
    inner join sized
        on
            headers.column_count = sized.sector_count + headers.total_count
            and coalesce(reports.platform_code = sized.platform_code, sized.platform_code is null)
    where
        not headers.is_self_sufficient
        and not headers.is_joined
        and headers.sector_count = headers.label_count
        and headers.total_count <= 1
        and (headers.total_count = 0 or headers.total_col_no is not null)

)

select * from offered
