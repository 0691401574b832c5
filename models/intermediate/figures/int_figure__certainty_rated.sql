{# One row per quantity in prose: how sure its judgements are, and of what they are not.

   Of unit, assistance and sector, each by what decided it: a unit printed or named is sure, one
   elided likely, one guessed from an ending unsure; assistance by the distance of its points
   from nought; a sector by its lead over the next one. The rating is that of the weakest. #}
with

int_figure__located as (

    select * from {{ ref('int_figure__located') }}

),

int_figure__unit_decided as (

    select * from {{ ref('int_figure__unit_decided') }}

),

int_figure__assistance_decided as (

    select * from {{ ref('int_figure__assistance_decided') }}

),

int_figure__sector_decided as (

    select * from {{ ref('int_figure__sector_decided') }}

),

graded as (

    select
        {{ figure_id('located.report_id', 'located.char_start') }} as figure_id,
        units.report_id,
        units.figure_no,
        case
            when starts_with(units.unit_evidence, 'unknown noun') or units.unit_evidence = 'none'
                then 0
            when regexp_matches(units.unit_evidence, '^(printed|noun behind|label):') then 2
            else 1
        end as unit_grade,
        case
            when abs(assistance.assistance_points) < {{ var('unsure_below') }} then 0
            when abs(assistance.assistance_points) < {{ var('sure_from') }} then 1
            else 2
        end as assistance_grade,
        case
            -- Assistance without a sector is often of several; context without one is usual.
            when sectors.sector_margin is null then if(assistance.is_assistance, 0, 1)
            when sectors.sector_margin < {{ var('unsure_below') }} then 0
            when sectors.sector_margin < {{ var('sure_from') }} then 1
            else 2
        end as sector_grade
    from int_figure__unit_decided as units
    inner join int_figure__located as located
        on
            units.report_id = located.report_id
            and units.figure_no = located.figure_no
    inner join int_figure__assistance_decided as assistance
        on
            units.report_id = assistance.report_id
            and units.figure_no = assistance.figure_no
    inner join int_figure__sector_decided as sectors
        on
            units.report_id = sectors.report_id
            and units.figure_no = sectors.figure_no

),

certainty_rated as (

    select
        figure_id,
        report_id,
        figure_no,
        ['unsure', 'likely', 'sure'][
            least(unit_grade, assistance_grade, sector_grade) + 1
        ] as certainty,
        ['unsure', 'likely', 'sure'][unit_grade + 1] as unit_certainty,
        ['unsure', 'likely', 'sure'][assistance_grade + 1] as assistance_certainty,
        ['unsure', 'likely', 'sure'][sector_grade + 1] as sector_certainty,
        concat_ws(
            ', ',
            if(unit_grade = 0, 'unit', null),
            if(assistance_grade = 0, 'assistance', null),
            if(sector_grade = 0, 'sector', null)
        ) as unsure_of
    from graded

)

select * from certainty_rated
