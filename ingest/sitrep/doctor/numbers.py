"""From every number of the marts back to the number read: the marts are tables, which a hand can change."""

from sitrep.doctor.finding import BUILD, ERROR, Finding, Patient, from_rows

# The numbers of marts that are what was read, by the raw row that they meet.
READ = {
    "fct_figure": (
        """(
        select report_id, char_start, char_end, line_no, value from raw.figure
        union all
        select report_id, char_start, char_end, line_no, value from raw.table_cell
    )""",
        "part.char_start = mart.char_start and part.char_end = mart.char_end and part.line_no = mart.line_no",
        "value_read",
    ),
    "fct_assistance_by_sector": (
        "raw.table_cell",
        "part.table_no = mart.table_no and part.line_no = mart.line_no and part.char_start = mart.char_start",
        "persons_reached_read",
    ),
    "qa_table_cell": (
        "raw.table_cell",
        "part.table_no = mart.table_no and part.cell_no = mart.cell_no",
        "value_read",
    ),
}
NOT_AS_READ = """
    select mart.report_file || ' line ' || mart.line_no
    from marts.{mart} as mart
    inner join {raw} as part on part.report_id = mart.report_id and {same}
    where mart.{number} is not null and part.value is distinct from mart.{number}
    order by mart.report_id, mart.line_no
"""
# What counts is what was read, but where a person corrected it.
UNCORRECTED = """
    select report_file || ' line ' || line_no
    from marts.{mart}
    where value_status = 'stated' and {number} is distinct from {number_read}
    order by report_id, line_no
"""
STATED = {
    "fct_figure": ("value", "value_read"),
    "fct_assistance_by_sector": ("persons_reached", "persons_reached_read"),
}
# Marts that put figures together: of which mart and number, and when they do not say what their figures say.
TOGETHER = {
    "fct_assistance_by_population_group": (
        "fct_figure",
        "value",
        "(mart.value_lower_bound, mart.value_upper_bound) is distinct from (given.largest, given.total)"
        " or (mart.figure_count = 1 and mart.value is distinct from given.largest)"
        " or mart.figure_count <> given.figure_count",
    ),
    "fct_persons_reached_bounds": (
        "fct_assistance_by_sector",
        "persons_reached",
        "mart.persons_reached_at_most <> given.total"
        " or mart.persons_reached_at_least < given.largest or mart.persons_reached_at_least > given.total",
    ),
    "fct_persons_by_sector": ("fct_assistance_by_sector", "persons_reached", "mart.persons_reached <> given.total"),
}
NOT_OF_ITS_FIGURES = """
    select mart.report_file
    from
        marts.{mart} as mart,
        lateral (
            select max(part.{number}) as largest, sum(part.{number}) as total, count(*) as figure_count
            from unnest(mart.figure_ids) as named (figure_id)
            inner join marts.{of} as part on part.figure_id = named.figure_id
        ) as given
    where {fault}
    order by mart.report_file
"""


def marts(patient: Patient) -> list[Finding]:
    """Numbers of marts that are not those read, not those of their figures, or changed without a correction."""
    found = []
    for mart, (raw, same, number) in READ.items():
        if patient.has(f"marts.{mart}"):
            rows = patient.rows(NOT_AS_READ.format(mart=mart, raw=raw, same=same, number=number))
            found += _changed(mart, rows, "the number is not the one that was read")
    for mart, (number, number_read) in STATED.items():
        if patient.has(f"marts.{mart}"):
            rows = patient.rows(UNCORRECTED.format(mart=mart, number=number, number_read=number_read))
            found += _changed(mart, rows, "the number is not the one that was read, and nobody corrected it")
    for mart, (of, number, fault) in TOGETHER.items():
        if patient.has(f"marts.{mart}", f"marts.{of}"):
            rows = patient.rows(NOT_OF_ITS_FIGURES.format(mart=mart, of=of, number=number, fault=fault))
            found += _changed(mart, rows, "the number is not what its figures give")
    return found


def _changed(mart: str, rows: list[tuple[object, ...]], fault: str) -> list[Finding]:
    return from_rows("mart_number_changed", ERROR, rows, fault, BUILD, f"marts.{mart}")
