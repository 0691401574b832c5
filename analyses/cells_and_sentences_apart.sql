{# One row per sector only in the table or only in prose, and per figure without a sector. #}
with sectors as (
    select
        report_file,
        sector_code,
        if(verdict = 'only_table', 'cell without a sentence', 'sentences without a cell')
            as finding,
        coalesce(table_both::varchar, prose_figure_count || ' figures') as printed
    from {{ ref('qa_sector_reconciliation') }}
    where is_current and verdict in ('only_table', 'only_prose')
),

figures as (
    select
        report_file,
        sector_code,
        'figure without a sector' as finding,
        figure_text as printed
    from {{ ref('fct_figure') }}
    where
        is_current
        and source_kind = 'prose'
        and unit_type = 'persons'
        and is_assistance
        and sector_code is null
),

together as (
    select * from sectors
    union all
    select * from figures
)

select * from together
order by report_file, sector_code, printed
