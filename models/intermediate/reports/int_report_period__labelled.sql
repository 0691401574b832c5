{# One row per period printed where a report may say what it reports on: its role by words near. #}
with

int_report_period__worded as (

    select * from {{ ref('int_report_period__worded') }}

),

period_labels as (

    select * from {{ ref('period_labels') }}

),

found as (

    select
        beside.report_id,
        beside.period_no,
        labels.label_role,
        len(labels.phrase) as phrase_length,
        case
            when labels.label_place = 'end' then len(beside.before_words)
            else
                len(beside.before_words) + 2
                - strpos(
                    reverse(' ' || beside.before_words || ' '), reverse(' ' || labels.phrase || ' ')
                )
        end as phrase_end,
        ends_with(' ' || beside.before_words, ' ' || labels.phrase)
        and len(string_split(beside.before_words, ' ')) <= 3 as is_last
    from int_report_period__worded as beside
    inner join period_labels as labels
        on
            case labels.label_place
                when 'end' then ends_with(' ' || beside.before_words, ' ' || labels.phrase)
                else contains(' ' || beside.before_words || ' ', ' ' || labels.phrase || ' ')
            end
    union all by name
    select
        beside.report_id,
        beside.period_no,
        labels.label_role,
        len(labels.phrase) as phrase_length,
        0 as phrase_end,
        false as is_last
    from int_report_period__worded as beside
    inner join period_labels as labels
        on ends_with(' ' || beside.above_words, ' ' || labels.phrase)
    where
        labels.label_role = 'published'
        or (
            labels.label_role = 'reporting'
            and (len(labels.phrase) > 7 or beside.above_words = labels.phrase)
        )

),

-- The nearest label counts, of two that end alike the longer.
nearest as (

    select
        report_id,
        period_no,
        arg_max(label_role, row(phrase_end, phrase_length)) filter (
            where label_role not in ('report', 'cumulative', 'issue')
        ) as label_role,
        bool_or(label_role = 'report') as names_report,
        bool_or(label_role = 'report' and is_last) as ends_in_report,
        bool_or(label_role = 'issue') as follows_issue
    from found
    group by report_id, period_no

),

cumulative_words as (

    select list(phrase) filter (where label_role = 'cumulative') as phrases
    from period_labels

),

labelled as (

    select
        beside.report_id,
        beside.period_no,
        nearest.label_role,
        coalesce(nearest.names_report, false) as names_report,
        coalesce(nearest.ends_in_report, false) as ends_in_report,
        coalesce(nearest.follows_issue, false) as follows_issue,
        list_has_any(
            string_split(beside.context_words, ' '), cumulative_words.phrases
        ) as is_cumulative,
        beside.context_words = '' as stands_alone,
        not regexp_matches(beside.plain_words, '[0-9]')
        and len(string_split(beside.plain_words, ' ')) <= if(beside.ends_boxed, 14, 8) as is_plain
    from int_report_period__worded as beside
    left join nearest
        on beside.report_id = nearest.report_id and beside.period_no = nearest.period_no
    cross join cumulative_words

)

select * from labelled
