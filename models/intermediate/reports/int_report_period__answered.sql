{# One row per report, source and period that it gives. #}
with

int_report_period__sourced as (

    select * from {{ ref('int_report_period__sourced') }}

),

int_sidecar_entry__valued as (

    select * from {{ ref('int_sidecar_entry__valued') }}

),

-- In one source a span counts before a day ("January 2021, data as of 5 February 2021"), and on a
-- cover one that stands alone or with the word report before one beside other words ("Refugees and
-- migrants in Peru (December 2020)").
spans_first as (

    select *
    from int_report_period__sourced
    qualify
        not is_point
        or not coalesce(
            bool_or(not is_point and period_end is not null) over (
                partition by report_id, answer_source
            ),
            false
        )

),

kept as (

    select *
    from spans_first
    qualify
        answer_source != 'cover'
        or is_heading
        or not bool_or(is_heading) over (partition by report_id, answer_source)

),

-- The same days said twice are one answer; of the kinds "cumulative" comes first in the alphabet.
printed_answers as (

    select
        report_id,
        'period' as attribute_name,
        answer_source,
        coalesce({{ period_value('period_start', 'period_end', 'min(period_kind)') }}, '?')
            as answer_value,
        min(answer_text) as answer_text,
        min(page_no) as page_no,
        min(line_no) as line_no
    from kept
    group by report_id, answer_source, period_start, period_end

),

written_days as (

    select
        report_id,
        try_cast(
            max(entry_value) filter (where key_text = 'reference_period_start') as date
        ) as period_start,
        try_cast(
            max(entry_value) filter (where key_text = 'reference_period_end') as date
        ) as period_end,
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
        'period' as attribute_name,
        'sidecar' as answer_source,
        {{ period_value(
            'period_start', 'period_end', period_kind('period_start', 'period_end')
        ) }} as answer_value,
        concat_ws(' to ', period_start, period_end) as answer_text,
        cast(null as integer) as page_no,
        line_no
    from written_days
    where period_end is not null

)

select * from answered
