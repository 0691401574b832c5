{# One row per thing that a person should look at. #}
with

int_attention__table as (

    select * from {{ ref('int_attention__table') }}

),

int_attention__report as (

    select * from {{ ref('int_attention__report') }}

),

int_attention__page as (

    select * from {{ ref('int_attention__page') }}

),

int_attention__attribute as (

    select * from {{ ref('int_attention__attribute') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

attention_reasons as (

    select * from {{ ref('attention_reasons') }}

),

found as (

    select * from int_attention__table
    union all by name
    select * from int_attention__report
    union all by name
    select * from int_attention__page
    union all by name
    select * from int_attention__attribute
    union all by name
    {{ attention_rows(
        ref('qa_sector_reconciliation'), "'conflict'", 'sector_code',
        "sector_code || ': ' || prose_persons || ' in prose, ' || table_both || ' in the table'",
        where="verdict = 'conflict'", has_place=false
    ) }}
    union all by name
    {{ attention_rows(
        ref('qa_month_on_month'), 'finding', 'figure_id_before', 'finding_text'
    ) }}
    union all by name
    {{ attention_rows(
        ref('qa_same_figure'), "'languages_disagree'", "figure_id || '-' || other_figure_id",
        "sector_code || ': ' || printed_here || ' here, ' || printed_there || ' in '
        || other_report_file || ', line ' || other_line_no", where="verdict = 'disagree'"
    ) }}
    union all by name
    {{ attention_rows(
        ref('qa_partner_count'), "'partner_count_differs'", "'report'", 'check_text',
        where="check_status in ('differs', 'several_stated')"
    ) }}
    union all by name
    {{ attention_rows(
        ref('fct_partner_listing'), "'partner_unmatched'", 'partner_no', 'partner_text',
        'partner_text', 'partner_code is null'
    ) }}
    union all by name
    {{ attention_rows(
        ref('fct_figure'), "'figure_without_sector'", 'figure_id', 'figure_text', 'excerpt',
        "source_kind = 'prose' and is_assistance and sector_code is null"
    ) }}
    union all by name
    {{ attention_rows(
        ref('fct_figure'), "'figure_unsure'", 'figure_id',
        "replace(figure_text, chr(10), ' ') || ': unsure of ' || unsure_of", 'excerpt',
        "certainty = 'unsure' and unit_type in ('persons', 'households')"
    ) }}

),

qa_attention as (

    select
        cast(
            coalesce(left(found.report_id, 12), 'file')
            || '-' || found.reason_code || '-' || found.subject as varchar
        ) as attention_id,
        cast(found.report_id as varchar) as report_id,
        cast(coalesce(dim_report.report_file, found.excerpt) as varchar) as report_file,
        cast(attention_reasons.severity as varchar) as severity,
        cast(found.reason_code as varchar) as reason_code,
        cast(
            coalesce(attention_reasons.reason, found.reason_code)
            || coalesce(': ' || found.detail, '') as varchar
        ) as reason,
        cast(
            coalesce(dim_report.report_file, found.excerpt)
            || coalesce(', page ' || found.page_no, '')
            || coalesce(', line ' || found.line_no, '') as varchar
        ) as place,
        cast(found.char_start as integer) as char_start,
        cast(found.char_end as integer) as char_end,
        cast(found.excerpt as varchar) as excerpt,
        cast(attention_reasons.remedy as varchar) as remedy,
        cast(coalesce(dim_report.is_current, true) as boolean) as is_current
    from found
    left join dim_report on found.report_id = dim_report.report_id
    left join attention_reasons on found.reason_code = attention_reasons.reason_code

)

select * from qa_attention
