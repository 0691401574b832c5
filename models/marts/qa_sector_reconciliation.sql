{# One row per report and sector with a table or prose figure: whether the two agree. #}
with

int_table_sector__summed as (

    select * from {{ ref('int_table_sector__summed') }}

),

fct_figure as (

    select * from {{ ref('fct_figure') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

-- Figures of one sector are added for comparison only: one person may have had two services.
prose_added as (

    select
        report_id,
        sector_code,
        count(*) as prose_figure_count,
        sum(value) as prose_persons,
        sum({{ rounded_low() }}) as prose_low,
        sum({{ rounded_high() }}) as prose_high
    from fct_figure
    where
        source_kind = 'prose'
        and unit_type = 'persons'
        and is_assistance
        -- Officials and staff who were trained are no persons reached by a sector.
        and population_group_codes is distinct from ['staff_officials']
        and measure_basis = 'monthly_total'
        and sector_code is not null
        and part_of_figure_id is null
        and repeats_figure_id is null
    group by report_id, sector_code

),

compared as (

    select
        coalesce(in_table.report_id, in_prose.report_id) as report_id,
        coalesce(in_table.sector_code, in_prose.sector_code) as sector_code,
        in_table.table_rmrp,
        in_table.table_non_rmrp,
        in_table.table_both,
        in_prose.prose_figure_count,
        in_prose.prose_persons,
        in_prose.prose_low,
        in_prose.prose_high,
        {{ reconciled('in_table.table_rmrp', 'prose_low', 'prose_high') }} as verdict_rmrp,
        {{ reconciled('in_table.table_non_rmrp', 'prose_low', 'prose_high') }} as verdict_non_rmrp,
        {{ reconciled('in_table.table_both', 'prose_low', 'prose_high') }} as verdict_both
    from int_table_sector__summed as in_table
    full outer join prose_added as in_prose
        on in_table.report_id = in_prose.report_id and in_table.sector_code = in_prose.sector_code

),

qa_sector_reconciliation as (

    select
        cast(compared.report_id as varchar) as report_id,
        cast(dim_report.report_file as varchar) as report_file,
        cast(dim_report.is_current as boolean) as is_current,
        cast(compared.sector_code as varchar) as sector_code,
        cast(compared.table_rmrp as bigint) as table_rmrp,
        cast(compared.table_non_rmrp as bigint) as table_non_rmrp,
        cast(compared.table_both as bigint) as table_both,
        cast(compared.prose_figure_count as integer) as prose_figure_count,
        cast(compared.prose_persons as bigint) as prose_persons,
        cast(compared.prose_low as bigint) as prose_low,
        cast(compared.prose_high as bigint) as prose_high,
        cast({{ sector_verdict() }} as varchar) as verdict,
        cast({{ sector_agrees_with() }} as varchar) as agrees_with,
        cast({{ sector_told_share() }} as decimal(9, 3)) as told_share,
        cast(compared.verdict_rmrp as varchar) as verdict_rmrp,
        cast(compared.verdict_non_rmrp as varchar) as verdict_non_rmrp,
        cast(compared.verdict_both as varchar) as verdict_both
    from compared
    inner join dim_report on compared.report_id = dim_report.report_id

)

select * from qa_sector_reconciliation
