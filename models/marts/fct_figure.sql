{# One row per figure printed in a report, in prose or in a table, with what it counts and why it
   is read so. #}
with

int_figure__described as (

    select * from {{ ref('int_figure__described') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

based as (

    select
        figures.*,
        reports.report_file,
        reports.platform_code,
        reports.country_code,
        reports.reference_period_start,
        reports.reference_period_end,
        reports.is_current,
        coalesce(
            figures.measure_basis,
            if(
                figures.is_assistance
                and date_trunc('month', reports.reference_period_start)
                = date_trunc('month', reports.reference_period_end),
                'monthly_total', 'unknown'
            )
        ) as stated_or_inferred_basis,
        coalesce(
            figures.basis_evidence, 'inferred: nothing said of it, from the period of the report'
        ) as evidence_of_basis
    from int_figure__described as figures
    inner join dim_report as reports
        on figures.report_id = reports.report_id

),

fct_figure as (

    select
        -- keys
        figure_id::varchar as figure_id,
        report_id::varchar as report_id,
        part_of_figure_id::varchar as part_of_figure_id,
        repeats_figure_id::varchar as repeats_figure_id,
        -- dimensions
        report_file::varchar as report_file,
        platform_code::varchar as platform_code,
        country_code::varchar as country_code,
        reference_period_start::date as reference_period_start,
        reference_period_end::date as reference_period_end,
        is_current::boolean as is_current,
        source_kind::varchar as source_kind,
        sector_code::varchar as sector_code,
        activity_code::varchar as activity_code,
        modality::varchar as modality,
        population_group_codes::varchar[] as population_group_codes,
        plan_scope::varchar as plan_scope,
        unit_type::varchar as unit_type,
        unit_text::varchar as unit_text,
        currency_code::varchar as currency_code,
        is_assistance::boolean as is_assistance,
        certainty::varchar as certainty,
        unsure_of::varchar as unsure_of,
        period_text::varchar as period_text,
        -- measures
        value::decimal(28, 6) as value,
        value_low::decimal(28, 6) as value_low,
        value_high::decimal(28, 6) as value_high,
        qualifier::varchar as qualifier,
        stated_or_inferred_basis::varchar as measure_basis,
        value_read::decimal(28, 6) as value_read,
        value_status::varchar as value_status,
        corrected_fields::varchar[] as corrected_fields,
        correction_reason::varchar as correction_reason,
        -- evidence
        value_evidence::varchar as value_evidence,
        qualifier_evidence::varchar as qualifier_evidence,
        unit_evidence::varchar as unit_evidence,
        population_evidence::varchar as population_evidence,
        sector_evidence::varchar as sector_evidence,
        assistance_evidence::varchar as assistance_evidence,
        evidence_of_basis::varchar as basis_evidence,
        -- provenance
        page_no::integer as page_no,
        line_no::integer as line_no,
        sentence_no::integer as sentence_no,
        char_start::integer as char_start,
        char_end::integer as char_end,
        figure_text::varchar as figure_text,
        excerpt::varchar as excerpt
    from based

)

select * from fct_figure
