{# One row per period printed where a report may say what it reports on: its parts as numbers. #}
with

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

stg_raw__report_period as (

    select * from {{ ref('stg_raw__report_period') }}

),

months as (

    select
        {{ folded_words('month_name') }} as word,
        any_value(month_no) as month_no
    from {{ ref('months') }}
    group by {{ folded_words('month_name') }}

),

period_units as (

    select
        replace({{ folded_words('unit') }}, ' ', '') as word,
        any_value(unit_kind) as unit_kind,
        any_value(unit_months) as unit_months
    from {{ ref('period_units') }}
    group by replace({{ folded_words('unit') }}, ' ', '')

),

ordinals as (

    select
        replace({{ folded_words('ordinal') }}, ' ', '') as word,
        any_value(number) as number
    from {{ ref('ordinals') }}
    group by replace({{ folded_words('ordinal') }}, ' ', '')

),

-- Blanks count for nothing: letters may be set apart ("J A N U A R Y").
numbers as (

    select
        periods.report_id,
        periods.period_no,
        period_units.unit_kind,
        period_units.unit_months,
        coalesce(try_cast(periods.first_no_text as integer), first_no.number) as first_no,
        coalesce(try_cast(periods.last_no_text as integer), last_no.number) as last_no,
        {%- for end in ['first', 'last'] %}
            try_cast(replace(periods.{{ end }}_day_text, ' ', '') as integer) as {{ end }}_day,
            coalesce(
                try_cast(replace(periods.{{ end }}_month_text, ' ', '') as integer),
                {{ end }}_months.month_no
            ) as {{ end }}_month,
            try_cast(
                regexp_replace(
                    replace(periods.{{ end }}_year_text, ' ', ''), '^[''’]', '20'
                ) as integer
            ) as {{ end }}_year,
        {%- endfor %}
        periods.last_day_text is not null
        and regexp_matches(periods.last_month_text, '^[0-9]+$')
        and not regexp_matches(periods.text, '^[0-9]{4}') as is_in_figures,
        regexp_matches(periods.last_month_text, '^[0-9]+$')
        and periods.last_day_text is null as is_month_in_figures,
        coalesce(
            named_months.month_no = try_cast(periods.last_month_text as integer), false
        ) as is_month_named,
        reports.language_code
    from stg_raw__report_period as periods
    inner join stg_raw__report as reports on periods.report_id = reports.report_id
    left join months as first_months
        on {{ folded_words("replace(periods.first_month_text, ' ', '')") }} = first_months.word
    left join months as last_months
        on {{ folded_words("replace(periods.last_month_text, ' ', '')") }} = last_months.word
    left join months as named_months
        on
            {{ folded_words("regexp_extract(periods.after_text, '^\\s*[(]([[:alpha:]]+)[)]', 1)") }}
            = named_months.word
    left join period_units
        on replace({{ folded_words('periods.unit_text') }}, ' ', '') = period_units.word
    left join ordinals as first_no
        on replace({{ folded_words('periods.first_no_text') }}, ' ', '') = first_no.word
    left join ordinals as last_no
        on replace({{ folded_words('periods.last_no_text') }}, ' ', '') = last_no.word

),

-- 03/04/2021 is a day in April where Spanish, French or Portuguese is written; in English it may be
-- one in March.
ordered as (

    select
        *,
        case
            when not is_in_figures then 'day_first'
            when greatest(first_day, last_day) > 12 and greatest(first_month, last_month) > 12
                then null
            when greatest(first_day, last_day) > 12 then 'day_first'
            when greatest(first_month, last_month) > 12 then 'month_first'
            when language_code in ('es', 'fr', 'pt') then 'day_first'
            when last_day = last_month and coalesce(first_day = first_month, true) then 'day_first'
        end as figure_order
    from numbers

)

select * from ordered
