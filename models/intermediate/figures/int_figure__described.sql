{# One row per figure with what fct_figure tells beside it: its links, the dates of its
   sentence and how sure its judgements are. #}
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
        figures.currency_code,
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
        -- What a person has looked at is beyond rating; a cell is as sure as its label.
        case
            when figures.is_checked then 'checked'
            when figures.source_kind = 'prose' then ratings.certainty
        end as certainty,
        if(figures.is_checked, null, nullif(ratings.unsure_of, '')) as unsure_of
    from int_figure__corrected as figures
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
