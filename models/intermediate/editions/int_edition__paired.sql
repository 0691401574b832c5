{# One row per report that replaces an edition in its own language: the two to compare. #}
with

int_report__revised as (

    select * from {{ ref('int_report__revised') }}

),

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

-- A translation is no new edition: its sentences are all other ones.
paired as (

    select
        revised.report_id,
        revised.revision_of
    from int_report__revised as revised
    inner join int_report__described as newer
        on revised.report_id = newer.report_id
    inner join int_report__described as older
        on revised.revision_of = older.report_id
    where coalesce(newer.language_code = older.language_code, true)

)

select * from paired
