{# One row per figure with everything that fct_figure tells of it: its links, the dates of its
   sentence, how sure its judgements are, and the report it stands in. #}
with

int_figure__corrected as (

    select * from {{ ref('int_figure__corrected') }}

),

int_figure__linked as (

    select * from {{ ref('int_figure__linked') }}

),

int_figure__certainty_rated as (

    select * from {{ ref('int_figure__certainty_rated') }}

),

int_sentence__dated as (

    select * from {{ ref('int_sentence__dated') }}

),

dim_report as (

    select * from {{ ref('dim_report') }}

),

described as (

    select
        figures.figure_id,
        figures.report_id,
        figures.source_kind,
        figures.sentence_no,
        figures.page_no,
        figures.line_no,
        figures.char_start,
        figures.char_end,
        figures.figure_text,
        figures.figure_kind,
        figures.value_read,
        figures.qualifier_evidence,
        figures.value_evidence,
        figures.unit_text,
        figures.unit_evidence,
        figures.population_evidence,
        figures.modality,
        figures.sector_evidence,
        figures.assistance_evidence,
        figures.basis_evidence,
        figures.plan_scope,
        figures.excerpt,
        figures.correction_reason,
        figures.value,
        figures.value_low,
        figures.value_high,
        figures.qualifier,
        figures.unit_type,
        figures.population_group_codes,
        figures.sector_code,
        figures.activity_code,
        figures.is_assistance,
        figures.measure_basis,
        figures.value_status,
        figures.corrected_fields,
        links.part_of_figure_id,
        links.repeats_figure_id,
        dates.period_text,
        reports.report_file,
        reports.platform_code,
        reports.country_code,
        reports.reference_period_start,
        reports.reference_period_end,
        reports.is_current,
        -- A person has looked at a corrected figure; a cell is as sure as its label.
        case
            when figures.value_status = 'corrected' then 'checked'
            when figures.source_kind = 'prose' then ratings.certainty
        end as certainty,
        if(figures.value_status = 'corrected', null, nullif(ratings.unsure_of, '')) as unsure_of,
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
    from int_figure__corrected as figures
    inner join dim_report as reports
        on figures.report_id = reports.report_id
    left join int_figure__linked as links
        on figures.figure_id = links.figure_id
    left join int_figure__certainty_rated as ratings
        on figures.figure_id = ratings.figure_id
    left join int_sentence__dated as dates
        on
            figures.report_id = dates.report_id
            and figures.sentence_no = dates.sentence_no

)

select * from described
