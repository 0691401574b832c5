{# One row per figure of persons who got cash: for what, and US dollars each where told. #}
with figures as (
    select * from {{ ref('fct_figure') }}
    where is_current and source_kind = 'prose'
),

cash as (
    select * from figures
    where modality = 'cash' and unit_type = 'persons' and is_assistance
),

-- A sentence with two sums or two counts of people does not say who got which.
per_sentence as (
    select
        report_id,
        sentence_no,
        max(value) filter (where unit_type = 'money' and currency_code = 'USD') as usd,
        count(*) filter (where unit_type = 'money') as sums,
        count(*) filter (where unit_type = 'persons') as counts_of_persons
    from figures
    group by report_id, sentence_no
),

priced as (
    select
        cash.reference_period_start as month_start,
        cash.sector_code,
        cash.activity_code,
        per_sentence.usd::integer as usd,
        cash.certainty,
        cash.value,
        replace(cash.figure_text, chr(10), ' ') as persons,
        if(
            per_sentence.sums = 1 and per_sentence.counts_of_persons = 1,
            round(per_sentence.usd / cash.value, 0)::integer,
            null
        ) as about_usd_per_person
    from cash
    inner join per_sentence
        on cash.report_id = per_sentence.report_id and cash.sentence_no = per_sentence.sentence_no
)

select * exclude (value) from priced
order by month_start asc, value desc
