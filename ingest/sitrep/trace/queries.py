"""The SQL of ``sitrep trace``: one query per kind of row; each takes the list of figure ids and gives them first."""

# Cells that print nothing, and printed totals, are no facts; they have an id all the same.
IDS = """
    select figure_id from marts.fct_figure
    union
    select figure_id from marts.qa_table_cell
"""

BEGINNING = f"""
    with ids as ({IDS})
    select figure_id
    from ids
    where starts_with(figure_id, ?)
    order by figure_id = ? desc, length(figure_id), figure_id
    limit ?
"""

# Nearest: the longest common beginning, then the closest place in the report.
NEAREST = f"""
    with ids as ({IDS}),
    asked as (select ? as text),
    compared as (
        select
            ids.figure_id,
            len(list_filter(
                range(1, least(length(asked.text), length(ids.figure_id)) + 1),
                lambda n: left(ids.figure_id, n) = left(asked.text, n)
            )) as shared,
            abs(
                try_cast(split_part(ids.figure_id, '-', 2) as bigint)
                - try_cast(split_part(asked.text, '-', 2) as bigint)
            ) as distance
        from ids
        cross join asked
    )
    select figure_id
    from compared
    where shared > 0
    order by shared desc, distance nulls last, figure_id
    limit ?
"""

FIGURES = """
    with asked as (
        select figure_id, place_no
        from (select unnest(?) as figure_id, generate_subscripts(?, 1) as place_no)
    ),

    placed as (
        select
            asked.figure_id,
            asked.place_no,
            coalesce(figures.source_kind, 'table') as source_kind,
            coalesce(figures.report_id, cells.report_id) as report_id,
            coalesce(figures.page_no, cells.page_no) as page_no,
            coalesce(figures.line_no, cells.line_no) as line_no,
            coalesce(figures.char_start, cells.char_start) as char_start,
            coalesce(figures.char_end, cells.char_end) as char_end,
            figures.sentence_no,
            figures.part_of_figure_id,
            figures.repeats_figure_id,
            figures.certainty,
            cells.table_no,
            cells.cell_no,
            cells.row_no,
            cells.col_no,
            cells.cell_role,
            cells.row_label_text,
            cells.header_text,
            list_filter(
                [
                    if(figures.figure_id is not null, 'fct_figure', null),
                    if(facts.figure_id is not null, 'fct_assistance_by_sector', null),
                    if(
                        exists(
                            select 1
                            from marts.fct_assistance_by_population_group as grouped
                            where list_contains(grouped.figure_ids, asked.figure_id)
                        ),
                        'fct_assistance_by_population_group', null
                    ),
                    if(cells.figure_id is not null, 'qa_table_cell', null)
                ],
                lambda mart: mart is not null
            ) as marts
        from asked
        left join marts.fct_figure as figures on asked.figure_id = figures.figure_id
        left join marts.qa_table_cell as cells on asked.figure_id = cells.figure_id
        left join marts.fct_assistance_by_sector as facts on asked.figure_id = facts.figure_id
    )

    select
        placed.* exclude (place_no),
        -- Out of the report itself, not out of what the models made of it.
        coalesce(
            substr(stored.text, placed.char_start + 1, placed.char_end - placed.char_start), ''
        ) as printed,
        coalesce(sentences.text, lines.text) as context,
        coalesce(sentences.char_start, lines.char_start) as context_start,
        reports.report_file,
        stored.report_path,
        stored.media_type,
        reports.title_text,
        reports.title_source,
        reports.platform_code,
        reports.platform_source,
        reports.reference_period_start,
        reports.reference_period_end,
        reports.period_text,
        reports.period_source
    from placed
    inner join raw.report as stored on placed.report_id = stored.report_id
    inner join marts.dim_report as reports on placed.report_id = reports.report_id
    inner join raw.line as lines
        on placed.report_id = lines.report_id and placed.line_no = lines.line_no
    left join raw.sentence as sentences
        on placed.report_id = sentences.report_id and placed.sentence_no = sentences.sentence_no
    order by placed.place_no
"""

# Lines that hold a part of the figure; of a cell its own box, which also an empty one has.
BOXES = """
    select
        figures.figure_id,
        'line' as kind,
        lines.page_no,
        lines.x0,
        lines.top,
        lines.x1,
        lines.bottom,
        lines.text,
        greatest(figures.char_start - lines.char_start, 0) as first,
        least(figures.char_end, lines.char_end) - lines.char_start as past
    from marts.fct_figure as figures
    inner join raw.line as lines
        on
            figures.report_id = lines.report_id
            and figures.char_start < lines.char_end
            and figures.char_end > lines.char_start
    where list_contains(?, figures.figure_id) and figures.source_kind = 'prose' and lines.x0 is not null
    union all
    select
        cells.figure_id,
        'cell',
        printed.page_no,
        printed.x0,
        printed.top,
        printed.x1,
        printed.bottom,
        printed.text,
        0,
        length(printed.text)
    from marts.qa_table_cell as cells
    inner join raw.table_cell as printed
        on
            cells.report_id = printed.report_id
            and cells.table_no = printed.table_no
            and cells.cell_no = printed.cell_no
    where list_contains(?, cells.figure_id) and printed.x0 is not null
    order by 1, 3, 5
"""

CORRECTIONS = """
    select figure_id, field_name, value_read, value_corrected, reason, corrected_by, corrected_on
    from seeds.figure_corrections
    where list_contains(?, figure_id)
    order by figure_id, field_name
"""
