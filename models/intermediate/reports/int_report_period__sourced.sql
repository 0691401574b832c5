{# One row per printed period that may be the report's: its source, its days, its kind. #}
with

stg_raw__report_period as (

    select * from {{ ref('stg_raw__report_period') }}

),

int_report_period__labelled as (

    select * from {{ ref('int_report_period__labelled') }}

),

int_report_period__read as (

    select * from {{ ref('int_report_period__read') }}

),

int_report_period__numbered as (

    select * from {{ ref('int_report_period__numbered') }}

),

periods as (

    select
        printed.*,
        labels.label_role,
        labels.names_report,
        labels.ends_in_report,
        labels.is_cumulative,
        labels.stands_alone,
        labels.is_plain,
        spans.period_start,
        spans.period_end,
        coalesce(spans.period_start = spans.period_end, false) as is_day
    from stg_raw__report_period as printed
    inner join int_report_period__labelled as labels
        on printed.report_id = labels.report_id and printed.period_no = labels.period_no
    inner join int_report_period__read as spans
        on printed.report_id = spans.report_id and printed.period_no = spans.period_no
    inner join int_report_period__numbered as numbers
        on printed.report_id = numbers.report_id and printed.period_no = numbers.period_no
    where
        coalesce(labels.label_role not in ('published', 'since', 'caption'), true)
        and not (
            labels.follows_issue
            and coalesce(numbers.is_month_in_figures and not numbers.is_month_named, false)
        )

),

-- A day that no label explains may be that of publication, for a report on the month before; only a
-- title says what day it is about. Words of a PDF's maker that are a file name say nothing.
sourced as (

    select
        *,
        case
            when source = 'title' then 'title'
            when label_role = 'reporting' and source in ('cover', 'running', 'page') then 'label'
            when label_role = 'as_of'
                then
                    if(
                        source in ('cover', 'running') or (source = 'page' and is_plain),
                        'as_of', null
                    )
            when is_day then null
            when source in ('cover', 'running') and (is_plain or names_report) then source
            when source = 'page' and stands_alone then source
            when source = 'page' and page_no = 1 and ends_in_report and after_text = '' then source
            when
                source = 'pdf_metadata'
                and not regexp_matches(lower(after_text), '\.(docx?|xlsx?|pptx?|pdf|indd|pub|ai)$')
                then source
            when source = 'file_name' then source
        end as answer_source,
        coalesce(label_role = 'as_of', false) as is_as_of
    from periods

),

valued as (

    select
        report_id,
        answer_source,
        case when not is_as_of then period_start end as period_start,
        period_end,
        case
            when is_cumulative and not is_as_of and not is_day then 'cumulative'
            else {{ period_kind('if(is_as_of, null, period_start)', 'period_end') }}
        end as period_kind,
        text as answer_text,
        page_no,
        line_no,
        is_as_of or is_day as is_point,
        stands_alone or names_report as is_heading
    from sourced
    where answer_source is not null

)

select * from valued
