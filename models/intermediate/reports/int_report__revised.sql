{# One row per report: which edition it is, and what it replaces or copies. #}
with

int_report__keyed as (

    select * from {{ ref('int_report__keyed') }}

),

-- Files with the same figures are one edition; the first stored stands for them.
grouped as (

    select
        report_id,
        edition_key,
        is_marked,
        printed_edition_no,
        is_ocr,
        run_id,
        ingested_at,
        first_value(report_id) over (
            partition by coalesce(edition_key, report_id), content_key, printed_edition_no
            order by is_ocr, run_id, ingested_at, report_id
        ) as first_report_id
    from int_report__keyed

),

-- What is printed orders editions before the time of storing does: files may be read in any
-- order. A scan never replaces what was read from characters. Runs are numbered, so that a clock
-- that went back between two of them turns nothing round.
editions as (

    select
        report_id,
        row_number() over edition_order as revision_no,
        lag(report_id) over edition_order as revision_of,
        lead(report_id) over edition_order is null as is_last
    from grouped
    where edition_key is not null and report_id = first_report_id
    window edition_order as (
        partition by edition_key
        order by
            printed_edition_no asc, is_ocr desc, run_id asc, ingested_at asc, report_id asc
    )

),

revised as (

    select
        grouped.report_id,
        editions.revision_no,
        case when grouped.report_id = grouped.first_report_id then editions.revision_of end
            as revision_of,
        case
            when grouped.report_id != grouped.first_report_id then 'same_content'
            when grouped.is_marked then 'printed'
            when editions.revision_no > 1 then 'content_differs'
        end as revision_evidence,
        case when grouped.report_id != grouped.first_report_id then grouped.first_report_id end
            as copy_of,
        grouped.report_id = grouped.first_report_id and coalesce(editions.is_last, true)
            as is_current
    from grouped
    left join editions on grouped.first_report_id = editions.report_id

)

select * from revised
