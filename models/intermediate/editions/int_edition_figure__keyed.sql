{# One row per figure of prose in each comparison of two editions it takes part in: the words
   around it, and what it counts. #}
with

int_edition__paired as (

    select * from {{ ref('int_edition__paired') }}

),

int_figure__described as (

    select * from {{ ref('int_figure__described') }}

),

-- An edition that was replaced and replaces another itself takes part twice.
sides as (

    select
        report_id as edition_id,
        report_id,
        'second' as side
    from int_edition__paired
    union all
    select
        report_id as edition_id,
        revision_of as report_id,
        'first' as side
    from int_edition__paired

),

-- The sentence without its numbers: what stays when a figure is corrected.
keyed as (

    select
        sides.edition_id,
        sides.side,
        figures.figure_id,
        figures.char_start,
        figures.value_read,
        coalesce(figures.value_read::varchar, 'none') as value_key,
        trim(regexp_replace(
            regexp_replace(
                replace(figures.excerpt, figures.figure_text, '#'), '[0-9#][0-9.,#]*', '#', 'g'
            ),
            '\s+', ' ', 'g'
        )) as wording_key,
        concat_ws(
            '|',
            figures.unit_type,
            figures.currency_code,
            coalesce(figures.sector_code, 'none'),
            coalesce(figures.activity_code, 'none'),
            array_to_string(list_sort(figures.population_group_codes), '+'),
            figures.is_assistance,
            coalesce(figures.measure_basis, 'none')
        ) as meaning_key
    from sides
    inner join int_figure__described as figures
        on sides.report_id = figures.report_id
    where figures.source_kind = 'prose'

)

select * from keyed
