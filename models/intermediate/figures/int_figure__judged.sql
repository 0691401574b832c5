{# One row per quantity in prose with every judgement on it, as read and before corrections. #}
with

stg_raw__figure as (

    select * from {{ ref('stg_raw__figure') }}

),

stg_raw__sentence as (

    select * from {{ ref('stg_raw__sentence') }}

),

qualifiers as (

    select
        {{ fold('phrase') }} as folded_phrase,
        min(qualifier) as qualifier,
        min(bound) as bound
    from {{ ref('qualifiers') }}
    group by all

),

currencies as (

    select
        {{ fold('phrase') }} as folded_phrase,
        min(currency_code) as currency_code
    from {{ ref('currencies') }}
    group by all

),

int_figure__unit_decided as (

    select * from {{ ref('int_figure__unit_decided') }}

),

int_figure__population_decided as (

    select * from {{ ref('int_figure__population_decided') }}

),

int_figure__assistance_decided as (

    select * from {{ ref('int_figure__assistance_decided') }}

),

int_figure__sector_decided as (

    select * from {{ ref('int_figure__sector_decided') }}

),

int_figure__basis_decided as (

    select * from {{ ref('int_figure__basis_decided') }}

),

-- First of all, so that a figure is joined with one sentence and not with all of its report.
printed as materialized (

    select
        figures.*,
        sentences.text as excerpt
    from stg_raw__figure as figures
    inner join stg_raw__sentence as sentences
        on
            figures.report_id = sentences.report_id
            and figures.sentence_no = sentences.sentence_no

),

judged as (

    select
        {{ figure_id('figures.report_id', 'figures.char_start') }} as figure_id,
        figures.report_id,
        figures.figure_no,
        figures.sentence_no,
        figures.page_no,
        figures.line_no,
        figures.char_start,
        figures.char_end,
        figures.figure_text,
        figures.figure_kind,
        figures.value,
        case
            when figures.value_low is not null then figures.value_low
            when qualifiers.bound in ('above', 'around') or qualifiers.bound is null
                then if(qualifiers.bound = 'around', null, figures.value)
        end as value_low,
        case
            when figures.value_high is not null then figures.value_high
            when qualifiers.bound in ('below', 'at_most') or qualifiers.bound is null
                then figures.value
        end as value_high,
        if(
            figures.value_high is not null, 'range', coalesce(qualifiers.qualifier, 'exact')
        ) as qualifier,
        coalesce(figures.qualifier_text, 'none printed') as qualifier_evidence,
        figures.value_evidence,
        units.unit_type,
        coalesce(
            figures.unit_words, figures.currency_text, figures.percent_text
        ) as unit_text,
        units.unit_evidence,
        coalesce(currencies.currency_code, units.currency_text) as currency_code,
        populations.population_group_codes,
        populations.population_evidence,
        sectors.sector_code,
        sectors.activity_code,
        sectors.modality,
        sectors.sector_evidence,
        assistance.is_assistance,
        assistance.assistance_evidence,
        bases.measure_basis,
        bases.basis_evidence,
        figures.qualifier_text is not null
        and figures.value_high is null
        and qualifiers.qualifier is null as has_unknown_qualifier,
        figures.excerpt
    from printed as figures
    inner join int_figure__unit_decided as units
        on
            figures.report_id = units.report_id
            and figures.figure_no = units.figure_no
    inner join int_figure__population_decided as populations
        on
            figures.report_id = populations.report_id
            and figures.figure_no = populations.figure_no
    inner join int_figure__assistance_decided as assistance
        on
            figures.report_id = assistance.report_id
            and figures.figure_no = assistance.figure_no
    inner join int_figure__sector_decided as sectors
        on
            figures.report_id = sectors.report_id
            and figures.figure_no = sectors.figure_no
    left join int_figure__basis_decided as bases
        on
            figures.report_id = bases.report_id
            and figures.figure_no = bases.figure_no
    left join qualifiers
        on figures.qualifier_text = qualifiers.folded_phrase
    left join currencies
        on units.currency_text = currencies.folded_phrase

)

select * from judged
