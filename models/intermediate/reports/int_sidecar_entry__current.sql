{# One row per entry of the sidecar that counts for a report. #}
with

stg_raw__sidecar as (

    select * from {{ ref('stg_raw__sidecar') }}

),

stg_raw__sidecar_entry as (

    select * from {{ ref('stg_raw__sidecar_entry') }}

),

-- The last state of each path; of several paths with a sidecar (copies of a report) the last read.
states as (

    select *
    from stg_raw__sidecar
    qualify row_number() over (partition by report_id, sidecar_path order by sidecar_no desc) = 1

),

current_sidecars as (

    select *
    from states
    where sidecar_sha256 is not null
    qualify row_number() over (partition by report_id order by sidecar_no desc) = 1

),

entries as (

    select
        current_sidecars.report_id,
        current_sidecars.sidecar_path,
        stg_raw__sidecar_entry.entry_no,
        stg_raw__sidecar_entry.line_no,
        stg_raw__sidecar_entry.key_text,
        stg_raw__sidecar_entry.value_text,
        stg_raw__sidecar_entry.reason_code,
        stg_raw__sidecar_entry.detail,
        stg_raw__sidecar_entry.remedy,
        {{ folded_words('stg_raw__sidecar_entry.value_text') }} as value_words
    from current_sidecars
    inner join stg_raw__sidecar_entry
        on
            current_sidecars.report_id = stg_raw__sidecar_entry.report_id
            and current_sidecars.sidecar_no = stg_raw__sidecar_entry.sidecar_no

)

select * from entries
