"""What a report is, from sidecars and real PDFs: values, sources, and what a person is asked to look at."""

from pathlib import Path

import pytest

from sitrep.ingest import ingest
from tests.warehouse.describing import Described, describe, said
from tests.warehouse.untested import NAME

TITLED = "GTRM Peru - Situation report - January 2021\n\nPartners helped some 30 persons in the north.\n"
BARE = "Partners went on with their work and helped some 30 persons in the north of the country.\n"
PERIOD = "reference_period_start: 2021-02-01\nreference_period_end: 2021-02-28\n"

# Read by eye on the first pages: a piece of the title, platform, country, first day, last day, kind; what only the
# file name says; None where nothing is printed.
REAL = {
    "acnur_peru_pdm_2023q1.pdf": (
        "Post Distribution Monitoring",
        ("unhcr", "PER", "2023-01-01", "2023-03-31", "quarter"),
        ["country"],
    ),
    "dengue_67049d6319129.pdf": ("DENGUE IN NEPAL", (None, "NPL", "2024-01-01", "2024-10-07", "days"), []),
    "drc_SITREP_MVE_10_VF_1.pdf": ("Rapport de la Situation", (None, "COD", "2025-09-15", "2025-09-15", "day"), []),
    "ebola_Ebola_Situation_Report_Vol_188.pdf": (
        "EBOLA VIRUS DISEASE - SITUATION REPORT",
        (None, "SLE", "2014-12-02", "2014-12-02", "day"),
        [],
    ),
    "ifrc_MDRCD01602OU.pdf": (
        "Emergency Plan of Action operation update\nDemocratic Republic of Congo: Floods",
        ("ifrc", "COD", "2016-02-10", "2016-03-23", "days"),
        [],
    ),
    "sudan_record_3237_Multi_Sectoral_Rapid_Needs_Ass.pdf": (
        "MULTI-SECTORAL RAPID NEEDS ASSESSMENT",
        (None, "SDN", "2025-05-01", "2025-05-31", "month"),
        [],
    ),
    "who_20200317_sitrep_57_covid_19.pdf": (
        "Coronavirus disease 2019 (COVID-19)\nSituation Report – 57",
        ("who", None, None, "2020-03-17", "as_of"),
        ["platform"],
    ),
    "zika_colombia-extracto-2016-02-27.pdf": (
        "Enfermedad por virus zika",
        (None, "COL", "2016-02-21", "2016-02-27", "week"),
        ["country"],
    ),
    "zika_mexico-bulletin-2016-02-06.pdf": (None, (None, "MEX", "2016-01-31", "2016-02-06", "week"), ["country"]),
}
LANGUAGES = {"acnur": "es", "dengue": None, "drc": "fr", "ebola": "en", "ifrc": "en", "sudan": "en", "who": "en"}


def report(folder: Path, name: str, text: str, sidecar: str | None = None) -> Path:
    """A text with a sidecar beside it; the name keeps the bytes of reports apart."""
    path = folder / f"{name}.txt"
    path.write_text(f"{text}\n{name.upper()}\n", encoding="utf-8")
    if sidecar is not None:
        path.with_suffix(".yml").write_text(sidecar, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Described:
    folder = tmp_path_factory.mktemp("sidecars")
    report(folder, "bare", BARE)
    report(folder, "whole", BARE, f"title: Mine\nplatform: gtrm_peru\ncountry: Perú\nlanguage: es\n{PERIOD}")
    report(folder, "against", TITLED, f"title: Mine\nplatform: gtrm_ecuador\ncountry: ECU\n{PERIOD}")
    report(folder, "platform", BARE, "platform: gtrm_peru\n")
    report(folder, "end", BARE, "reference_period_end: 2021-02-28\n")
    report(folder, "broken", TITLED, "titel: x\ncountry: Atlantis\nreference_period_end: soon\n")
    report(folder, "gtrm_peru_2021_03", BARE)
    report(folder, "later", BARE, "country: PER\n")
    ingest([folder], folder / NAME)
    # What was written changes; the report does not.
    report(folder, "later", BARE, "country: COL\n")
    return describe([folder], folder / NAME)


def sources(row: dict[str, object]) -> list[object]:
    kinds = ("title", "platform", "country", "language", "period")
    return [row[f"{kind}_source"] for kind in kinds]


def test_a_report_that_says_nothing_is_asked_about_and_not_guessed(described: Described) -> None:
    row = described.reports["bare.txt"]
    assert said(row) == (None, None, None, None, None)
    assert sources(row) == ["not_found", "not_found", "not_found", "ambiguous", "not_found"]
    reasons = [reason_code for reason_code, _ in described.findings["bare.txt"]]
    assert reasons == ["no_country", "no_language", "no_period", "no_platform", "no_title"]
    assert dict(described.findings["bare.txt"])["no_language"].startswith("too short: ")


def test_a_sidecar_says_it_all(described: Described) -> None:
    row = described.reports["whole.txt"]
    assert said(row) == ("gtrm_peru", "PER", "2021-02-01", "2021-02-28", "month")
    assert (row["title_text"], row["language_code"]) == ("Mine", "es")
    assert sources(row) == ["sidecar"] * 5
    assert (row["country_text"], row["period_text"]) == ("Perú", "2021-02-01 to 2021-02-28")
    assert described.findings["whole.txt"] == []


def test_a_sidecar_is_believed_before_the_page(described: Described) -> None:
    row = described.reports["against.txt"]
    assert said(row) == ("gtrm_ecuador", "ECU", "2021-02-01", "2021-02-28", "month")
    assert row["title_text"] == "Mine"


def test_a_platform_of_a_sidecar_gives_its_country(described: Described) -> None:
    row = described.reports["platform.txt"]
    assert said(row)[:2] == ("gtrm_peru", "PER")
    assert row["country_source"] == "platform"


def test_the_end_alone_is_a_day_up_to_which_figures_count(described: Described) -> None:
    assert said(described.reports["end.txt"])[2:] == (None, "2021-02-28", "as_of")


def test_a_broken_sidecar_leaves_the_page_and_stands_in_the_list(described: Described) -> None:
    row = described.reports["broken.txt"]
    assert said(row) == ("gtrm_peru", "PER", "2021-01-01", "2021-01-31", "month")
    assert sources(row)[:3] == ["title", "title", "title"]
    faults = [detail for reason_code, detail in described.findings["broken.txt"] if reason_code == "sidecar_fault"]
    assert len(faults) == 3
    assert all("broken.yml, line " in fault for fault in faults)
    assert any("'titel' is no key" in fault for fault in faults)
    assert any("Atlantis is no country" in fault and "seeds/countries.csv" in fault for fault in faults)
    assert any("'soon' is no date" in fault and "2021-01-31" in fault for fault in faults)


def test_what_only_the_file_name_says_is_marked_as_inferred(described: Described) -> None:
    row = described.reports["gtrm_peru_2021_03.txt"]
    assert said(row) == ("gtrm_peru", "PER", "2021-03-01", "2021-03-31", "month")
    assert row["inferred_attributes"] == ["country", "period", "platform"]
    inferred = [
        detail for reason, detail in described.findings["gtrm_peru_2021_03.txt"] if reason == "attribute_inferred"
    ]
    assert len(inferred) == 3


def test_a_changed_sidecar_changes_what_the_report_is(described: Described) -> None:
    assert described.reports["later.txt"]["country_code"] == "COL"


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Described:
    folder = shared / "pdfs"
    if not folder.is_dir():
        pytest.skip(f"no real PDFs: {folder} is missing")
    return describe([folder], tmp_path_factory.mktemp("real") / NAME)


@pytest.mark.parametrize("name", REAL)
def test_a_real_pdf_says_what_a_person_reads(name: str, real: Described) -> None:
    title, expected, inferred = REAL[name]
    row = real.reports[name]
    assert said(row) == expected
    assert row["inferred_attributes"] == inferred
    assert row["title_text"] is None if title is None else title in row["title_text"]
    assert row["language_code"] == LANGUAGES.get(name.split("_")[0], "es")
