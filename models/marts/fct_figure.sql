{# One row per figure printed in a report, in prose or in a table, with what it counts and why it
   is read so. #}
with

int_figure__described as (

    select * from {{ ref('int_figure__described') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

fct_figure as (

    select
        -- keys
        figures.figure_id::varchar as figure_id,
        figures.report_id::varchar as report_id,
        figures.part_of_figure_id::varchar as part_of_figure_id,
        figures.repeats_figure_id::varchar as repeats_figure_id,
        -- dimensions
        reports.report_file::varchar as report_file,
        reports.platform_code::varchar as platform_code,
        reports.country_code::varchar as country_code,
        reports.reference_period_start::date as reference_period_start,
        reports.reference_period_end::date as reference_period_end,
        reports.is_current::boolean as is_current,
        figures.source_kind::varchar as source_kind,
        figures.sector_code::varchar as sector_code,
        figures.activity_code::varchar as activity_code,
        figures.modality::varchar as modality,
        figures.population_group_codes::varchar[] as population_group_codes,
        figures.plan_scope::varchar as plan_scope,
        figures.unit_type::varchar as unit_type,
        figures.unit_text::varchar as unit_text,
        figures.is_assistance::boolean as is_assistance,
        figures.certainty::varchar as certainty,
        figures.unsure_of::varchar as unsure_of,
        figures.period_text::varchar as period_text,
        -- measures
        figures.value::decimal(28, 6) as value,
        figures.value_low::decimal(28, 6) as value_low,
        figures.value_high::decimal(28, 6) as value_high,
        figures.qualifier::varchar as qualifier,
        coalesce(
            figures.measure_basis,
            if(
                figures.is_assistance
                and date_trunc('month', reports.reference_period_start)
                = date_trunc('month', reports.reference_period_end),
                'monthly_total', 'unknown'
            )
        )::varchar as measure_basis,
        figures.value_read::decimal(28, 6) as value_read,
        figures.value_status::varchar as value_status,
        figures.corrected_fields::varchar[] as corrected_fields,
        figures.correction_reason::varchar as correction_reason,
        -- evidence
        figures.value_evidence::varchar as value_evidence,
        figures.qualifier_evidence::varchar as qualifier_evidence,
        figures.unit_evidence::varchar as unit_evidence,
        figures.population_evidence::varchar as population_evidence,
        figures.sector_evidence::varchar as sector_evidence,
        figures.assistance_evidence::varchar as assistance_evidence,
        coalesce(
            figures.basis_evidence, 'inferred: nothing said of it, from the period of the report'
        )::varchar as basis_evidence,
        -- provenance
        figures.page_no::integer as page_no,
        figures.line_no::integer as line_no,
        figures.sentence_no::integer as sentence_no,
        figures.char_start::integer as char_start,
        figures.char_end::integer as char_end,
        figures.figure_text::varchar as figure_text,
        figures.excerpt::varchar as excerpt
    from int_figure__described as figures
    inner join dim_report as reports
        on figures.report_id = reports.report_id

)

select * from fct_figure
