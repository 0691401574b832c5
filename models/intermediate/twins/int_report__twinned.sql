{# One row per two reports on one country and period that may print the same figures. #}
with

int_report__described as (

    select * from {{ ref('int_report__described') }}

),

int_report__revised as (

    select * from {{ ref('int_report__revised') }}

),

-- One report speaks for each language of a platform: the last edition, not a copy of it.
speakers as (

    select
        described.report_id,
        described.platform_code,
        described.country_code,
        described.language_code,
        described.reference_period_start,
        described.reference_period_end
    from int_report__described as described
    inner join int_report__revised as revised
        on described.report_id = revised.report_id
    where
        described.platform_code is not null
        and described.country_code is not null
        and described.reference_period_end is not null
    qualify
        row_number() over (
            partition by
                if(revised.revision_no is null, described.report_id, described.platform_code),
                described.country_code,
                described.reference_period_start,
                described.reference_period_end,
                described.language_code
            order by
                revised.is_current desc,
                revised.revision_no desc,
                revised.copy_of asc nulls first,
                described.report_id asc
        ) = 1

),

twinned as (

    select
        one.report_id as first_report_id,
        other.report_id as second_report_id,
        one.report_id || '-' || other.report_id as comparison_id,
        if(one.platform_code = other.platform_code, 'other_language', 'other_platform')
            as twin_kind
    from speakers as one
    inner join speakers as other
        on
            one.country_code = other.country_code
            and one.reference_period_end = other.reference_period_end
            and coalesce(one.reference_period_start = other.reference_period_start, true)
            and one.report_id < other.report_id
    where
        one.platform_code != other.platform_code
        or one.language_code != other.language_code

)

select * from twinned
