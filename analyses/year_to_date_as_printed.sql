{# One row per sector of the table: the last count since a start, or why there is none. #}
with figures as (
    select * from {{ ref('fct_figure') }}
    where is_current and measure_basis = 'cumulative_ytd' and unit_type = 'persons'
),

last_printed as (
    select
        sector_code,
        arg_max(figure_text, reference_period_end) as printed,
        max(reference_period_end) as counted_up_to
    from figures
    where sector_code is not null
    group by sector_code
),

answered as (
    select
        sectors.sector_code,
        last_printed.printed,
        last_printed.counted_up_to,
        if(
            last_printed.printed is null,
            'not derivable: only months are printed, and they count people again',
            'as printed'
        ) as year_to_date
    from {{ ref('dim_sector') }} as sectors
    left join last_printed on sectors.sector_code = last_printed.sector_code
    where sectors.is_table_sector
)

select * from answered
order by sector_code
