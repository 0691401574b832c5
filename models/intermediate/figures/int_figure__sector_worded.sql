{# One row per quantity in prose: the sector that the words around it alone would give, NULL
   where they are too weak. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__part_found as (

    select * from {{ ref('int_figure__part_found') }}

),

int_figure__unit_decided as (

    select * from {{ ref('int_figure__unit_decided') }}

),

int_figure__assistance_decided as (

    select * from {{ ref('int_figure__assistance_decided') }}

),

int_figure__sector_scored as (

    select * from {{ ref('int_figure__sector_scored') }}

),

unit_types as (

    select * from {{ ref('unit_types') }}

),

best as (

    select
        report_id,
        figure_no,
        {{ first_in_order('sector_code', ['-points', 'sector_code']) }} as sector_code,
        max(points) as points,
        bool_or(is_own) as has_own_words,
        bool_or(is_cash) as has_cash_words
    from int_figure__sector_scored
    group by report_id, figure_no

),

sector_worded as (

    select
        located.report_id,
        located.figure_no,
        located.sentence_no,
        located.paragraph_no,
        located.block_kind,
        located.char_start,
        units.unit_type,
        assistance.is_assistance,
        -- "130 persons received USD 19,000 in cash": the money goes to the persons of its clause.
        coalesce(best.has_cash_words, false)
        or (
            units.unit_type in ('persons', 'households')
            and coalesce(located.clause_no = lead(
                if(units.unit_type = 'money' and best.has_cash_words, located.clause_no, null)
            ) over (
                partition by located.report_id, located.sentence_no order by located.char_start
            ), false)
        ) as has_cash_words,
        -- Nothing of its own: a part, in brackets, or with an elided noun.
        parts.figure_no is not null
        or located.is_bracketed
        or starts_with(units.unit_evidence, 'elided') as is_dependent,
        starts_with(units.unit_evidence, 'shared') as is_shared,
        coalesce(best.has_own_words, false) as has_own_words,
        if(
            assistance.is_assistance,
            {{ var('sector_points_for_assistance') }},
            unit_types.sector_points_for_context
        ) as points_needed,
        if(
            units.unit_type != 'organisations'
            and best.points >= if(
                assistance.is_assistance,
                {{ var('sector_points_for_assistance') }},
                unit_types.sector_points_for_context
            ),
            best.sector_code, null
        ) as sector_code
    from int_figure__located as located
    inner join int_figure__unit_decided as units
        on
            located.report_id = units.report_id
            and located.figure_no = units.figure_no
    inner join unit_types
        on units.unit_type = unit_types.unit_type
    inner join int_figure__assistance_decided as assistance
        on
            located.report_id = assistance.report_id
            and located.figure_no = assistance.figure_no
    left join int_figure__part_found as parts
        on
            located.report_id = parts.report_id
            and located.figure_no = parts.figure_no
    left join best
        on
            located.report_id = best.report_id
            and located.figure_no = best.figure_no

)

select * from sector_worded
