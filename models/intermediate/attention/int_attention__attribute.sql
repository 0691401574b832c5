{# One row per finding about what a report is: untold, told twice, inferred, or a sidecar fault. #}
with

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

int_sidecar_entry__valued as (

    select * from {{ ref('int_sidecar_entry__valued') }}

),

stg_raw__report_attribute as (

    select * from {{ ref('stg_raw__report_attribute') }}

),

sidecar_faults as (

    select
        report_id,
        entry_no,
        sidecar_path
        || coalesce(', line ' || line_no, '')
        || coalesce(', ' || key_text, '')
        || ': ' || detail || '; ' || remedy as detail
    from int_sidecar_entry__valued
    where reason_code is not null

),

-- When a PDF was made is a hint for the person who looks, never a period.
undated as (

    select
        reports.report_id,
        reports.title_text,
        reports.period_source
        || coalesce(' (' || reports.period_text || ')', '')
        || coalesce(
            ', the PDF was made on '
            || nullif(
                regexp_replace(
                    hints.text, '^D:([0-9]{4})([0-9]{2})([0-9]{2}).*$', '\1-\2-\3'
                ),
                hints.text
            ), ''
        ) as detail
    from int_report__described as reports
    left join stg_raw__report_attribute as hints
        on reports.report_id = hints.report_id and hints.attribute = 'created'
    where reports.reference_period_end is null

),

inferred as (

    select
        report_id,
        report_file,
        unnest(inferred_attributes) as attribute_name
    from int_report__described

),

found as (

    {{ attention_rows(
        'sidecar_faults', "'sidecar_fault'", 'entry_no', 'detail', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'undated', "'no_period'", "'report'", 'detail', 'title_text', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'int_report__described', "'no_platform'", "'report'",
        "platform_source || coalesce(' (' || platform_text || ')', '')", 'title_text',
        'platform_code is null', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'int_report__described', "'no_country'", "'report'",
        "country_source || coalesce(' (' || country_text || ')', '')", 'title_text',
        "country_source in ('not_found', 'ambiguous')", has_place=false
    ) }}
    union all
    {{ attention_rows(
        'int_report__described', "'several_countries'", "'report'",
        "array_to_string(country_codes, ', ') || ' in ' || country_source", 'country_text',
        'country_code is null and len(country_codes) > 1', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'int_report__described', "'no_language'", "'report'",
        "coalesce(language_text, language_source)", 'title_text', 'language_code is null', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'int_report__described', "'no_title'", "'report'", 'title_source', 'report_file',
        'title_text is null', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'inferred', "'attribute_inferred'", 'attribute_name', "attribute_name || ' from ' || report_file", 'report_file',
        has_place=false
    ) }}

)

select * from found
