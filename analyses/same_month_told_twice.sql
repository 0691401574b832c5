{# One row per figure that two reports on one month share or dispute, and per copy. #}
with revised as (
    select
        report_file,
        'edition: ' || change_kind as told_twice_as,
        sector_code,
        printed_before as printed_there,
        printed_after as printed_here
    from {{ ref('qa_revisions') }}
    where is_current
),

twins as (
    select
        report_file,
        twin_kind || ': ' || verdict as told_twice_as,
        sector_code,
        printed_there,
        printed_here
    from {{ ref('qa_same_figure') }}
),

copies as (
    select
        copies.report_file,
        'copy of ' || originals.report_file as told_twice_as,
        null as sector_code,
        null as printed_there,
        'the same figures' as printed_here
    from {{ ref('dim_report') }} as copies
    inner join {{ ref('dim_report') }} as originals on copies.copy_of = originals.report_id
),

together as (
    select * from revised
    union all
    select * from twins
    union all
    select * from copies
)

select * from together
order by report_file, told_twice_as, sector_code, printed_here
