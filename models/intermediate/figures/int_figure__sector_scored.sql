{# One row per quantity in prose and sector that words around it speak of, with points and the
   phrases that gave them.

   The sector "none" gathers words of context (arrivals, needs, funding ...) and counts only for
   figures that are no assistance; "several" those of help of every kind. #}
with

int_figure__evidence_weighed as (

    select * from {{ ref('int_figure__evidence_weighed') }}

),

int_figure__assistance_decided as (

    select * from {{ ref('int_figure__assistance_decided') }}

),

-- With a number of this model, which is quicker to sort by than the report's id.
figures as (

    select
        report_id,
        figure_no,
        is_assistance,
        row_number() over () as figure_key
    from int_figure__assistance_decided

),

-- A phrase counts once for a figure, where it stands best.
phrases_once as (

    select
        figures.figure_key,
        evidence.phrase,
        if(evidence.phrase_role = 'context', 'none', evidence.phrase_code) as sector_code,
        max(abs(evidence.points)) as points,
        arg_min(evidence.relation, row(-abs(evidence.points), evidence.relation)) as relation,
        max_by(evidence.activity_code, evidence.points) as activity_code,
        max_by(evidence.modality, evidence.points) as modality
    from int_figure__evidence_weighed as evidence
    inner join figures
        on
            evidence.report_id = figures.report_id
            and evidence.figure_no = figures.figure_no
    where
        (
            evidence.phrase_role = 'sector'
            and not (evidence.phrase_code = 'none' and figures.is_assistance)
        )
        -- Who arrives, leaves or passes is no help of a sector.
        or (evidence.phrase_code = 'arrival' and not figures.is_assistance)
    group by all

),

-- The row of the last phrase holds all.
gathered as (

    select
        figure_key,
        sector_code,
        first_value(points) over best_first as best_points,
        sum(points) over best_first as summed_points,
        bool_or(
            starts_with(relation, 'after')
            or starts_with(relation, 'before')
            or starts_with(relation, 'behind')
            or starts_with(relation, 'touching')
            or relation = 'from_previous'
            or relation = 'label'
        ) over best_first as is_own,
        -- "USD 19,000 in cash, 1,100 got counsel": behind the figure before it is not of this one.
        bool_or(
            modality = 'cash'
            and regexp_matches(relation, '^(after|before|behind|touching|label)')
        ) over best_first as is_cash,
        bool_or(relation in ('heading', 'lead_in', 'list_intro')) over best_first as is_above,
        first_value(activity_code) over best_first as activity_code,
        first_value(modality) over best_first as modality,
        string_agg(phrase || ' ' || round(points, 2)::varchar, ', ') over best_first as phrases
    from phrases_once
    window best_first as (partition by figure_key, sector_code order by points desc, phrase asc)
    qualify lead(phrase) over best_first is null

),

sector_scored as (

    select
        figures.report_id,
        figures.figure_no,
        gathered.sector_code,
        -- Further phrases confirm the best one; they do not outvote a nearer one of another
        -- sector.
        cast(
            gathered.best_points
            + {{ var('further_phrase_share') }} * (gathered.summed_points - gathered.best_points)
            as decimal(12, 4)
        ) as points,
        gathered.is_own,
        gathered.is_cash,
        gathered.is_above,
        gathered.activity_code,
        gathered.modality,
        gathered.sector_code || ': ' || gathered.phrases as phrases
    from gathered
    inner join figures
        on gathered.figure_key = figures.figure_key

)

select * from sector_scored
