{# One row per figure with an analyst's corrections applied; what was read stays beside what is
   right. #}
with

int_figure__united as (

    select * from {{ ref('int_figure__united') }}

),

-- A row whose two values are one says that a person looked and left the figure as it was read.
decisions as (

    select
        figure_id,
        field_name,
        reason,
        nullif(value_corrected, value_read) as value_corrected
    from {{ ref('figure_corrections') }}

),

figure_corrections as (

    select
        figure_id,
        max(if(field_name = 'value', value_corrected, null))::decimal(28, 6) as value,
        max(if(field_name = 'qualifier', value_corrected, null)) as qualifier,
        max(if(field_name = 'unit_type', value_corrected, null)) as unit_type,
        max(if(field_name = 'sector_code', value_corrected, null)) as sector_code,
        max(if(field_name = 'activity_code', value_corrected, null)) as activity_code,
        max(if(field_name = 'is_assistance', value_corrected, null))::boolean as is_assistance,
        max(if(field_name = 'measure_basis', value_corrected, null)) as measure_basis,
        max(if(field_name = 'population_group_codes', value_corrected, null))
            as population_group_codes,
        coalesce(
            list(field_name order by field_name) filter (where value_corrected is not null), []
        ) as corrected_fields,
        string_agg(field_name || ': ' || reason, '; ' order by field_name) as correction_reason
    from decisions
    group by figure_id

),

corrected as (

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
        figures.value as value_read,
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
        corrections.correction_reason,
        coalesce(corrections.value, figures.value) as value,
        -- Bounds that another qualifier implied hold no longer.
        case
            when corrections.value is not null then corrections.value
            when corrections.qualifier is null then figures.value_low
        end as value_low,
        case
            when corrections.value is not null then corrections.value
            when corrections.qualifier is null then figures.value_high
        end as value_high,
        coalesce(corrections.qualifier, figures.qualifier) as qualifier,
        coalesce(corrections.unit_type, figures.unit_type) as unit_type,
        if(
            coalesce(corrections.unit_type, figures.unit_type) = 'money',
            coalesce(figures.currency_code, 'unknown'),
            null
        ) as currency_code,
        coalesce(
            string_split(nullif(corrections.population_group_codes, 'none'), '|'),
            if(corrections.population_group_codes = 'none', [], null),
            figures.population_group_codes
        ) as population_group_codes,
        nullif(coalesce(corrections.sector_code, figures.sector_code), 'none') as sector_code,
        nullif(coalesce(corrections.activity_code, figures.activity_code), 'none')
            as activity_code,
        coalesce(corrections.is_assistance, figures.is_assistance) as is_assistance,
        coalesce(corrections.measure_basis, figures.measure_basis) as measure_basis,
        if(coalesce(len(corrections.corrected_fields), 0) = 0, 'stated', 'corrected')
            as value_status,
        coalesce(corrections.corrected_fields, []) as corrected_fields,
        corrections.figure_id is not null as is_checked
    from int_figure__united as figures
    left join figure_corrections as corrections
        on figures.figure_id = corrections.figure_id

)

select * from corrected
