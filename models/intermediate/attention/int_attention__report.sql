{# One row per finding about a whole report, file or page: not read, read by OCR, or not known
   what it is about. #}
with

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

stg_raw__rejected_file as (

    select * from {{ ref('stg_raw__rejected_file') }}

),

stg_raw__report as (

    select * from {{ ref('stg_raw__report') }}

),

stg_raw__page as (

    select * from {{ ref('stg_raw__page') }}

),

-- A picture that fills a page may hold what nobody read; a blank page does not, but drawn letters
-- look the same.
pages as (

    select
        report_id,
        page_no,
        word_count,
        reader,
        cast(null as integer) as line_no,
        cast(null as integer) as char_start,
        cast(null as integer) as char_end,
        case
            when picture_share >= {{ var('picture_page_share') }} then 'a picture fills the page'
            else 'no characters, and no picture that fills the page'
        end as detail,
        picture_share >= {{ var('picture_page_share') }} as is_picture
    from stg_raw__page

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

found as (

    {{ attention_rows(
        'rejected', "'file_rejected'", 'subject', 'detail', 'file_path', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'int_report__described', "'no_period'", "'report'", 'period_evidence', 'title_text',
        'reference_period_start is null', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'int_report__described', "'no_platform'", "'report'", 'platform_evidence', 'title_text',
        'platform_code is null', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'int_report__described', "'no_country'", "'report'", 'country_evidence', 'title_text',
        'country_code is null', has_place=false
    ) }}
    union all
    {{ attention_rows(
        'pages', "if(is_picture, 'page_is_picture', 'page_without_text')", "'page ' || page_no", 'detail',
        where='word_count = 0'
    ) }}
    union all
    {{ attention_rows(
        'pages', "'page_read_by_ocr'", "'page ' || page_no", "'read by ' || reader",
        where="word_count > 0 and reader = 'ocrmypdf'"
    ) }}

)

select * from found
