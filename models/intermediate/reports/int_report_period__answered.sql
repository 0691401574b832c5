{# One row per report, source and period that it gives. #}
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

int_sidecar_entry__valued as (

    select * from {{ ref('int_sidecar_entry__valued') }}

),

periods as (

    select
        printed.*,
        labels.label_role,
        labels.names_report,
        labels.is_cumulative,
        labels.stands_alone,
        labels.is_plain,
        days.period_start,
        days.period_end,
        coalesce(days.period_start = days.period_end, false) as is_day
    from stg_raw__report_period as printed
    inner join int_report_period__labelled as labels
        on printed.report_id = labels.report_id and printed.period_no = labels.period_no
    inner join int_report_period__read as days
        on printed.report_id = days.report_id and printed.period_no = days.period_no
    inner join int_report_period__numbered as numbers
        on printed.report_id = numbers.report_id and printed.period_no = numbers.period_no
    where
        coalesce(labels.label_role not in ('published', 'since', 'caption'), true)
        and not (labels.follows_issue and coalesce(numbers.is_month_in_figures, false))

),

-- A day that no label explains may be that of publication, for a report on the month before; only a title says
-- what day it is about. Words of a PDF's maker that are a file name say nothing.
sourced as (

    select
        *,
        case
            when source = 'title' then 'title'
            when label_role = 'reporting' and source in ('cover', 'running', 'page') then 'label'
            when label_role = 'as_of'
                then if(source in ('cover', 'running') or (source = 'page' and is_plain), 'as_of', null)
            when is_day then null
            when source in ('cover', 'running') and (is_plain or names_report) then source
            when source = 'page' and stands_alone then source
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
        answer_source as source,
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

),

-- In one source a span counts before a day ("January 2021, data as of 5 February 2021"), and on a cover one that stands
-- alone or with the word report before one beside other words ("Refugees and migrants in Peru (December 2020)").
spans_first as (

    select *
    from valued
    qualify
        not is_point
        or not coalesce(
            bool_or(not is_point and period_end is not null) over (partition by report_id, source), false
        )

),

kept as (

    select *
    from spans_first
    qualify
        source != 'cover'
        or is_heading
        or not bool_or(is_heading) over (partition by report_id, source)

),

-- The same days said twice are one answer.
printed_answers as (

    select
        report_id,
        'period' as attribute,
        source,
        coalesce(
            {{ period_value('period_start', 'period_end', "coalesce(max(period_kind) filter (where period_kind = 'cumulative'), max(period_kind))") }}, '?'
        ) as value,
        min(answer_text) as answer_text,
        min(page_no) as page_no,
        min(line_no) as line_no
    from kept
    group by report_id, source, period_start, period_end

),

written_days as (

    select
        report_id,
        try_cast(max(entry_value) filter (where key_text = 'reference_period_start') as date) as period_start,
        try_cast(max(entry_value) filter (where key_text = 'reference_period_end') as date) as period_end,
        min(line_no) as line_no
    from int_sidecar_entry__valued
    where key_text in ('reference_period_start', 'reference_period_end') and entry_value is not null
    group by report_id

),

answered as (

    select * from printed_answers
    union all by name
    select
        report_id,
        'period' as attribute,
        'sidecar' as source,
        {{ period_value('period_start', 'period_end', period_kind('period_start', 'period_end')) }} as value,
        concat_ws(' to ', period_start, period_end) as answer_text,
        cast(null as integer) as page_no,
        line_no
    from written_days
    where period_end is not null

)

select * from answered
