{# One row per figure of prose or table, as read: prose with its judgements, table cells with
   those of their labels. #}
with

int_figure__judged as (

    select * from {{ ref('int_figure__judged') }}

),

int_table_cell__labelled as (

    select * from {{ ref('int_table_cell__labelled') }}

),

-- A printed total is a figure, but no assistance of a sector.
table_figures as (

    select
        {{ figure_id('report_id', 'char_start') }} as figure_id,
        report_id,
        'table' as source_kind,
        null::integer as sentence_no,
        page_no,
        line_no,
        char_start,
        char_end,
        value_raw as figure_text,
        'quantity' as figure_kind,
        value,
        value as value_low,
        value as value_high,
        'exact' as qualifier,
        'table cell' as qualifier_evidence,
        'table cell' as value_evidence,
        if(cell_role = 'figure', 'persons', 'other') as unit_type,
        header_text as unit_text,
        coalesce('column ' || label_evidence, 'unlabelled: ' || unlabelled_reason) as unit_evidence,
        null as currency_code,
        if(cell_role = 'figure', ['general_persons'], []) as population_group_codes,
        'table cell' as population_evidence,
        if(cell_role = 'figure', sector_code, null) as sector_code,
        null as activity_code,
        null as modality,
        coalesce('column ' || label_evidence, 'unlabelled: ' || unlabelled_reason)
            as sector_evidence,
        cell_role = 'figure' as is_assistance,
        coalesce('sector table, ' || replace(cell_role, '_', ' ') || ' ' || plan_scope, cell_role)
            as assistance_evidence,
        null as measure_basis,
        null as basis_evidence,
        plan_scope,
        value_raw as excerpt
    from int_table_cell__labelled
    where value is not null

),

united as (

    select
        figure_id,
        report_id,
        'prose' as source_kind,
        sentence_no,
        page_no,
        line_no,
        char_start,
        char_end,
        figure_text,
        figure_kind,
        value,
        value_low,
        value_high,
        qualifier,
        qualifier_evidence,
        value_evidence,
        unit_type,
        unit_text,
        unit_evidence,
        currency_code,
        population_group_codes,
        population_evidence,
        sector_code,
        activity_code,
        modality,
        sector_evidence,
        is_assistance,
        assistance_evidence,
        measure_basis,
        basis_evidence,
        null as plan_scope,
        excerpt
    from int_figure__judged
    union all by name
    select * from table_figures

)

select * from united
