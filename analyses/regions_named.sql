{# One row per report on Peru and region that its sentences name, with figures beside it. #}
with regions as (
    select distinct
        admin1_name,
        pcode,
        regexp_escape(lower(admin1_name_plain)) as pattern
    from {{ ref('peru_admin1') }}
    where is_pcode_default
),

sentences as (
    select
        sentences.report_id,
        sentences.sentence_no,
        reports.reference_period_start,
        lower(strip_accents(replace(sentences.text, chr(10), ' '))) as folded
    from {{ ref('stg_raw__sentence') }} as sentences
    inner join {{ ref('dim_report') }} as reports on sentences.report_id = reports.report_id
    where reports.is_current and reports.country_code = 'PER'
),

named as (
    select
        sentences.reference_period_start as month_start,
        regions.admin1_name as region,
        regions.pcode,
        count(distinct sentences.sentence_no) as sentences,
        count(figures.figure_id) as figures,
        count(figures.figure_id) filter (where figures.is_assistance) as figures_of_assistance
    from sentences
    inner join regions
        on regexp_matches(sentences.folded, '\b' || regions.pattern || '\b')
    left join {{ ref('fct_figure') }} as figures
        on
            sentences.report_id = figures.report_id
            and sentences.sentence_no = figures.sentence_no
    group by
        sentences.report_id, sentences.reference_period_start, regions.admin1_name, regions.pcode
)

select * from named
order by month_start, region
