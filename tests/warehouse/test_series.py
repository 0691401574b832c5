"""Three invented reports side by side: a month, the month after, and the first month in another language."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sitrep import cli
from tests.warehouse.untested import NAME, build_untested

HEADER = "Education Food Security Health Humanitarian Transp. Integration Nutrition Protection Shelter WASH CBI"
REPORTS = {
    "gtrm_peru_2021_07_invented.txt": f"""GTRM Peru - Situation report - July 2021 (invented figures)

Response

Partners gave legal counselling to some 1,480 refugees and migrants during the month of this invented report.
In all, 9,000 persons have received hygiene kits in Lima since January of this year.

{HEADER}
RMRP 310 19,230 18,400 35 3,100 95 3,900 1,020 5,800 14,100
NO RMRP - 905 70 - 1,540 560 2,610 48 12 4,870
""",
    "gtrm_peru_2021_08_invented.txt": f"""GTRM Peru - Situation report - August 2021 (invented figures)

Response

Partners gave legal counselling to some 1,500 refugees and migrants during the month of this invented report.
In all, 8,000 persons have received hygiene kits in Lima since January of this year.

{HEADER}
RMRP 320 1,923 18,500 - 3,200 99 3,950 1,040 5,900 14,200
NO RMRP - 915 75 - 1,550 570 2,620 49 14 4,880
""",
    "gtrm_peru_2021_07_invented_es.txt": """GTRM Perú - Reporte de situación - Julio de 2021 (cifras inventadas)

Respuesta

Los socios dieron asesoría legal a unas 1.840 personas refugiadas y migrantes durante el mes de este reporte inventado.
En total, 9.000 personas han recibido kits de higiene en Lima desde enero de este año.

Educación Seguridad Alimentaria Salud Transporte Humanitario Integración Nutrición Protección Alojamiento WASH CBI
RMRP 310 19.230 18.400 35 3.100 95 3.900 1.020 5.800 14.100
NO RMRP - 905 70 - 1.540 560 2.610 48 12 4.870
""",
}


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The three reports, read and built."""
    folder: Path = tmp_path_factory.mktemp("series")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    file = folder / NAME
    assert cli.main(["ingest", str(folder), "--warehouse", str(file), "--quiet"]) == 0
    assert build_untested(file).is_success
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


def test_what_does_not_fit_the_month_before_is_listed_with_its_place(series: duckdb.DuckDBPyConnection) -> None:
    found = series.execute(
        """
        select finding, sector_code, plan_scope, value_before::int, value_after::int, line_no
        from marts.qa_month_on_month order by finding
        """
    ).fetchall()
    assert found == [
        ("cumulative_fall", "wash", None, 9000, 8000, 6),
        ("month_jump", "food_security", "rmrp", 19230, 1923, 9),
        ("sector_vanished", "humanitarian_transport", None, 35, None, 9),
    ]


def test_both_languages_of_a_report_are_linked_and_where_they_disagree_is_told(
    series: duckdb.DuckDBPyConnection,
) -> None:
    found = series.execute(
        """
        select verdict, source_kind, count(*), list(sector_code order by sector_code) filter (verdict = 'disagree')
        from marts.qa_same_figure group by all order by all
        """
    ).fetchall()
    assert found == [
        ("agree", "prose", 1, None),
        ("agree", "table", 18, None),
        ("disagree", "prose", 1, ["protection"]),
    ]


def test_findings_wait_for_a_person(series: duckdb.DuckDBPyConnection) -> None:
    reasons = "('month_jump', 'sector_vanished', 'cumulative_fall', 'languages_disagree')"
    found = series.execute(
        f"select reason_code from marts.qa_attention where reason_code in {reasons} order by reason_code"
    ).fetchall()
    assert [reason for (reason,) in found] == ["cumulative_fall", "languages_disagree", "month_jump", "sector_vanished"]


def test_a_translation_is_not_listed_as_a_revision(series: duckdb.DuckDBPyConnection) -> None:
    assert series.execute("select count(*) from marts.qa_revisions").fetchone() == (0,)
