"""The SQL that turns the evidence columns of the marts into one row per judgement on a figure."""

# A judgement that an analyst corrected is checked; one that no model rates has no certainty.
JUDGEMENTS = """
    with judged as (
        select
            coalesce(figures.figure_id, cells.figure_id) as figure_id,
            coalesce(figures.corrected_fields, if(facts.value_status = 'corrected', ['value'], [])) as corrected,
            coalesce(figures.source_kind, 'table') as source_kind,
            coalesce(
                rtrim(rtrim(figures.value::varchar, '0'), '.'),
                facts.persons_reached::varchar,
                cells.value_read::varchar,
                'nothing: ' || cells.missing_reason
            ) as value_text,
            coalesce(figures.value_evidence, 'table cell') as value_evidence,
            figures.qualifier,
            figures.qualifier_evidence,
            figures.unit_type,
            figures.unit_evidence,
            coalesce(figures.sector_code, cells.sector_code, if(figures.source_kind = 'prose', 'none', null))
                as sector_code,
            coalesce(
                figures.sector_evidence,
                'column ' || cells.label_evidence,
                'unlabelled: ' || cells.unlabelled_reason
            ) || coalesce(': ' || cells.header_text, '') as sector_evidence,
            cells.plan_scope,
            'row label: ' || cells.row_label_text as plan_evidence,
            nullif(array_to_string(figures.population_group_codes, ', '), '') as groups,
            figures.population_evidence,
            if(figures.is_assistance, 'assistance', 'context') as assistance,
            figures.assistance_evidence,
            coalesce(figures.measure_basis, facts.measure_basis) as measure_basis,
            coalesce(figures.basis_evidence, facts.basis_evidence) as basis_evidence,
            coalesce(
                concat_ws(' to ', reports.reference_period_start, reports.reference_period_end), 'none'
            ) as period,
            concat_ws(
                '; ',
                concat_ws(': ', reports.period_source, reports.period_text),
                'dates in the sentence: ' || figures.period_text
            ) as period_evidence,
            rated.unit_certainty,
            rated.sector_certainty,
            rated.assistance_certainty
        from marts.fct_figure as figures
        full join marts.qa_table_cell as cells on figures.figure_id = cells.figure_id
        left join marts.fct_assistance_by_sector as facts on cells.figure_id = facts.figure_id
        left join intermediate.int_figure__certainty_rated as rated on figures.figure_id = rated.figure_id
        inner join marts.dim_report as reports
            on coalesce(figures.report_id, cells.report_id) = reports.report_id
        where list_contains(?, coalesce(figures.figure_id, cells.figure_id))
    ),

    listed as (
        select
            figure_id,
            corrected,
            unnest([
                {n: 1, name: 'value', field: 'value', found: value_text, how: value_evidence, sure: null::varchar},
                {n: 2, name: 'qualifier', field: 'qualifier', found: qualifier, how: qualifier_evidence, sure: null},
                {n: 3, name: 'unit', field: 'unit_type', found: unit_type, how: unit_evidence, sure: unit_certainty},
                {
                    n: 4, name: 'sector', field: 'sector_code', found: sector_code, how: sector_evidence,
                    sure: sector_certainty
                },
                {n: 5, name: 'plan', field: 'plan_scope', found: plan_scope, how: plan_evidence, sure: null},
                {
                    n: 6, name: 'group', field: 'population_group_codes', found: coalesce(groups, 'none'),
                    how: population_evidence, sure: null
                },
                {
                    n: 7, name: 'assistance', field: 'is_assistance', found: assistance, how: assistance_evidence,
                    sure: assistance_certainty
                },
                {n: 8, name: 'basis', field: 'measure_basis', found: measure_basis, how: basis_evidence, sure: null},
                {n: 9, name: 'period', field: 'period', found: period, how: period_evidence, sure: null}
            ], recursive := true)
        from judged
    )

    select
        figure_id,
        name,
        found,
        how,
        if(list_contains(corrected, field), 'checked', sure) as certainty
    from listed
    where how is not null
    order by figure_id, n
"""
