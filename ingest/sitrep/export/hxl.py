"""HXL-tagged CSV: a header, a row of hashtags, and rows; extensions of the standard begin with ``x_``."""

from collections.abc import Sequence

from sitrep.export.derived import Derived

CAVEAT_WORDS = "Codes joined by blanks: not_additive always, the measure basis, and what is inferred, corrected or old."
LICENCE_WORDS = "Licence that the export was given, or that none is stated."
WORDS = {"sector_name_en": "Name of the sector in English.", "sector_name_es": "Name of the sector in Spanish."}
WORDS |= {"caveats": CAVEAT_WORDS, "licence": LICENCE_WORDS}

# Column, hashtag, and the SQL that makes it where it is no column of the mart. Both files have the same first columns.
REPORT = (
    ("report_id", "#meta+id+x_report"),
    ("report_file", "#meta+source"),
    ("platform_code", "#meta+x_platform+code"),
    ("country_code", "#country+code+v_iso3"),
    ("reference_period_start", "#date+start"),
    ("reference_period_end", "#date+end"),
    ("sector_code", "#sector+code"),
    ("sector_name_en", "#sector+name+i_en", "sectors.name_en"),
    ("sector_name_es", "#sector+name+i_es", "sectors.name_es"),
)
OF_EXPORT = (("licence", "#meta+license", "$licence"),)
CELLS = (
    ("figure_id", "#meta+id"),
    *REPORT,
    ("plan_scope", "#activity+programme+code"),
    ("persons_reached", "#reached+ind"),
    ("missing_reason", "#meta+x_missing_reason"),
    ("measure_basis", "#meta+x_basis"),
    ("label_evidence", "#meta+x_label_evidence"),
    ("value_status", "#meta+x_status"),
    ("is_current", "#meta+x_is_current"),
    ("page_no", "#meta+x_page"),
    ("line_no", "#meta+x_line"),
    ("value_raw", "#description+x_excerpt"),
    (
        "caveats",
        "#description+x_caveats",
        """concat_ws(
            ' ', 'not_additive', rows.measure_basis,
            if(starts_with(rows.basis_evidence, 'inferred'), 'basis_inferred', null),
            if(rows.label_evidence = 'printed', null, 'label_' || rows.label_evidence),
            if(rows.value_status = 'corrected', 'corrected', null), if(rows.is_current, null, 'not_current')
        )""",
    ),
    *OF_EXPORT,
)
PERSONS, HOUSEHOLDS = "rows.unit_type = 'persons'", "rows.unit_type = 'households'"
GROUPS = (
    *REPORT,
    ("activity_code", "#activity+code"),
    ("modality", "#modality+name"),
    ("population_group_key", "#beneficiary+code"),
    ("unit_type", "#output+type"),
    ("currency_code", "#currency+code"),
    ("measure_basis", "#meta+x_basis"),
    ("persons", "#reached+ind", f"if({PERSONS}, value, null)"),
    ("households", "#reached+hh", f"if({HOUSEHOLDS}, value, null)"),
    ("output", "#output+num", f"if({PERSONS} or {HOUSEHOLDS}, null, value)"),
    ("figure_count", "#meta+x_figures+num"),
    ("value_lower_bound", "#indicator+num+x_lower_bound"),
    ("value_upper_bound", "#indicator+num+x_upper_bound"),
    ("is_current", "#meta+x_is_current"),
    ("figure_ids", "#meta+id+list"),
    (
        "caveats",
        "#description+x_caveats",
        """concat_ws(
            ' ', 'not_additive', rows.measure_basis, if(rows.figure_count > 1, 'bounds_only', null),
            if(rows.corrected_figure_count > 0, 'corrected', null), if(rows.is_current, null, 'not_current')
        )""",
    ),
    *OF_EXPORT,
)


def _query(columns: Sequence[Sequence[str]], order: str) -> str:
    made = ", ".join(f"{part[2] if len(part) > 2 else f'rows.{part[0]}'} as {part[0]}" for part in columns)
    return (
        f"select {made} from rows left join marts.dim_sector as sectors on rows.sector_code = sectors.sector_code "
        f"order by {order}"
    )


CELL_FILE = Derived(
    name="assistance_by_sector",
    mart="fct_assistance_by_sector",
    description="Persons reached per report, sector and plan scope, as sector tables print them, with HXL hashtags.",
    query=_query(CELLS, "reference_period_start, report_file, rows.report_id, sectors.sector_order, plan_scope"),
    descriptions=WORDS,
    tags=[part[1] for part in CELLS],
)
GROUP_FILE = Derived(
    name="assistance_by_population_group",
    mart="fct_assistance_by_population_group",
    description="What the prose of reports says was delivered, to whom and with what, with HXL hashtags.",
    query=_query(
        GROUPS,
        "reference_period_start, report_file, rows.report_id, sectors.sector_order, activity_code, modality, "
        "population_group_key, unit_type, currency_code, measure_basis",
    ),
    descriptions=WORDS
    | {
        "persons": "Persons, where persons are counted and a single figure says how many.",
        "households": "Households, where households are counted and a single figure says how many.",
        "output": "Number of what unit_type says, where that is neither persons nor households; money in its currency.",
    },
    tags=[part[1] for part in GROUPS],
)
FILES = (CELL_FILE, GROUP_FILE)
