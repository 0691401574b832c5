{# One row per two figures of two reports that should be the same, and whether they are. #}
with

int_twin_figure__matched as (

    select * from {{ ref('int_twin_figure__matched') }}

),

int_report__twinned as (

    select * from {{ ref('int_report__twinned') }}

),

fct_figure as (

    select
        *,
        {{ rounded_low() }} as low,
        {{ rounded_high() }} as high
    from {{ ref('fct_figure') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

-- Two platforms count their own work: an equal number may be the same one, another is no conflict.
linked as (

    select
        pairs.*,
        reports.twin_kind
    from int_twin_figure__matched as pairs
    inner join int_report__twinned as reports
        on pairs.comparison_id = reports.comparison_id
    where
        pairs.first_figure_id is not null
        and pairs.second_figure_id is not null
        and (reports.twin_kind = 'other_language' or ends_with(pairs.paired_by, '_and_value'))

),

qa_same_figure as (

    select
        cast(linked.first_figure_id as varchar) as figure_id,
        cast(linked.second_figure_id as varchar) as other_figure_id,
        cast(one.report_id as varchar) as report_id,
        cast(other.report_id as varchar) as other_report_id,
        cast(one.report_file as varchar) as report_file,
        cast(other.report_file as varchar) as other_report_file,
        cast(linked.twin_kind as varchar) as twin_kind,
        cast(one_report.language_code as varchar) as language_code,
        cast(other_report.language_code as varchar) as other_language_code,
        cast(
            if(one.low <= other.high and other.low <= one.high, 'agree', 'disagree') as varchar
        ) as verdict,
        cast(linked.paired_by as varchar) as paired_by,
        cast(one.source_kind as varchar) as source_kind,
        cast(one.sector_code as varchar) as sector_code,
        cast(one.plan_scope as varchar) as plan_scope,
        cast(one.unit_type as varchar) as unit_type,
        cast(one.value as decimal(28, 6)) as value_here,
        cast(other.value as decimal(28, 6)) as value_there,
        cast(one.figure_text as varchar) as printed_here,
        cast(other.figure_text as varchar) as printed_there,
        cast(one.page_no as integer) as page_no,
        cast(one.line_no as integer) as line_no,
        cast(one.char_start as integer) as char_start,
        cast(one.char_end as integer) as char_end,
        cast(other.page_no as integer) as other_page_no,
        cast(other.line_no as integer) as other_line_no
    from linked
    inner join fct_figure as one on linked.first_figure_id = one.figure_id
    inner join fct_figure as other on linked.second_figure_id = other.figure_id
    inner join dim_report as one_report on one.report_id = one_report.report_id
    inner join dim_report as other_report on other.report_id = other_report.report_id

)

select * from qa_same_figure
