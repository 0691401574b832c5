{# One row per finding about a whole report: not read, or replacing another by its figures alone. #}
with

stg_raw__rejected_file as (

    select * from {{ ref('stg_raw__rejected_file') }}

),

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

-- A rejected file is no report; a person finds it by its path. One that a later run could read at
-- the same path, downloaded again for instance, is settled; of several tries the last one counts.
rejected as (

    select
        cast(null as varchar) as report_id,
        file_path,
        reason_code || ' (' || place || '): ' || detail || '; ' || remedy as detail,
        file_path || ' ' || reason_code as subject
    from stg_raw__rejected_file as files
    where
        not exists (
            select 1
            from stg_raw__report as reports
            where reports.report_path = files.file_path and reports.run_id > files.run_id
        )
    qualify row_number() over (
        partition by file_path, reason_code order by run_id desc, file_sha256 asc
    ) = 1

),

int_report__revised as (

    select * from {{ ref('int_report__revised') }}

),

replacing as (

    select
        revised.report_id,
        'edition ' || revised.revision_no as subject,
        'replaces ' || earlier.report_file || ', which has other figures of the same period'
            as detail
    from int_report__revised as revised
    inner join stg_raw__report as earlier on revised.revision_of = earlier.report_id
    where revised.revision_evidence = 'content_differs'

),

found as (

    {{ attention_rows(
        'rejected', "'file_rejected'", 'subject', 'detail', 'file_path', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'replacing', "'replaces_unmarked'", 'subject', 'detail', has_place=false
    ) }}

)

select * from found
