{# One row per report: what makes it an edition or a copy of another. #}
with

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

int_report__marked as (

    select * from {{ ref('int_report__marked') }}

),

int_report__fingerprinted as (

    select * from {{ ref('int_report__fingerprinted') }}

),

stg_raw__page as (

    select * from {{ ref('stg_raw__page') }}

),

read_by_ocr as (

    select distinct report_id from stg_raw__page
    where is_ocr

),

-- Reports of an unknown platform or period cannot be editions of one another, nor those of an
-- organisation, which publishes many on one country and month.
keyed as (

    select
        int_report__described.report_id,
        int_report__described.run_id,
        int_report__described.ingested_at,
        int_report__marked.report_id is not null as is_marked,
        coalesce(int_report__marked.printed_edition_no, 1) as printed_edition_no,
        read_by_ocr.report_id is not null as is_ocr,
        coalesce(
            int_report__fingerprinted.content_fingerprint, int_report__described.report_id
        ) as content_key,
        case
            when
                int_report__described.platform_kind in ('coordination', 'local_group')
                and int_report__described.reference_period_end is not null
                then concat_ws(
                    '|',
                    int_report__described.platform_code,
                    int_report__described.country_code,
                    int_report__described.reference_period_start,
                    int_report__described.reference_period_end
                )
        end as edition_key
    from int_report__described
    left join int_report__marked
        on int_report__described.report_id = int_report__marked.report_id
    left join int_report__fingerprinted
        on int_report__described.report_id = int_report__fingerprinted.report_id
    left join read_by_ocr
        on int_report__described.report_id = read_by_ocr.report_id

)

select * from keyed
