{# Corrections whose new value is no number, or no code of its list: the marts could not take it. #}
with

figure_corrections as (

    select * from {{ ref('figure_corrections') }}

),

known_codes as (

    select
        'unit_type' as field_name,
        unit_type as code
    from {{ ref('unit_types') }}
    union all
    select
        'sector_code' as field_name,
        sector_code as code
    from {{ ref('sectors') }}
    union all
    select
        'activity_code' as field_name,
        activity_code as code
    from {{ ref('activities') }}
    union all
    select
        'population_group_codes' as field_name,
        population_group_code as code
    from {{ ref('population_groups') }}
    union all
    select
        fixed.field_name,
        unnest(fixed.codes) as code
    from (
        values
        ('qualifier', ['exact', 'about', 'over', 'under', 'up_to', 'range']),
        ('is_assistance', ['true', 'false']),
        (
            'measure_basis',
            ['monthly_total', 'new_in_month', 'cumulative_ytd', 'point_in_time', 'other', 'unknown']
        ),
        ('sector_code', ['none']),
        ('activity_code', ['none']),
        ('population_group_codes', ['none'])
    ) as fixed (field_name, codes)

),

-- Several groups stand in one value.
pieces as (

    select
        figure_id,
        field_name,
        value_corrected,
        unnest(
            if(
                field_name = 'population_group_codes',
                string_split(value_corrected, '|'), [value_corrected]
            )
        ) as piece
    from figure_corrections

),

unknown as (

    select distinct
        pieces.figure_id,
        pieces.field_name,
        pieces.value_corrected
    from pieces
    left join known_codes
        on pieces.field_name = known_codes.field_name and pieces.piece = known_codes.code
    where
        if(
            pieces.field_name = 'value',
            coalesce(try_cast(pieces.piece as decimal(28, 6)) < 0, true),
            known_codes.code is null
        )

)

select * from unknown
