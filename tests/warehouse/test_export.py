"""Exports: what is read back is what the marts hold, files are described, and are there whole or not at all."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import frictionless
import hxl
import pyarrow.parquet as pq
import pytest

from sitrep import cli
from sitrep.discover import sha256_of
from sitrep.export import VERSION, contract, figures_json, formats, hapi
from sitrep.export.contract import Mart
from sitrep.publishing import places
from tests.warehouse import exported

HAPI_COLUMNS = (
    "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,"
    "admin2_name,admin_level,sector_code,sector_name,category,population_status,population,reference_period_start,"
    "reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error"
)


@pytest.fixture(scope="module")
def out(published_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every format but the workbook, of everything that is published."""
    folder = tmp_path_factory.mktemp("exports")
    assert run(published_warehouse, folder, *(name for name in formats.FORMATS if name != "xlsx")) == 0
    return folder


@pytest.fixture
def connection(published_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the published file."""
    with exported.reader(places.current(published_warehouse)) as opened:
        yield opened


@pytest.fixture
def marts(connection: duckdb.DuckDBPyConnection) -> tuple[Mart, ...]:
    """What is published."""
    return contract.read(connection)


def run(warehouse: Path, out: Path, *names: str, more: tuple[str, ...] = ()) -> int:
    """Run ``sitrep export``."""
    chosen = [part for name in names for part in ("--format", name)]
    return cli.main(["export", *chosen, "--warehouse", str(warehouse), "--out", str(out), *more])


def test_csv_read_back_is_the_marts(out: Path, connection: duckdb.DuckDBPyConnection, marts: tuple[Mart, ...]) -> None:
    assert {path.stem for path in (out / "csv").glob("*.csv")} == {mart.name for mart in marts}
    for mart in marts:
        rows = exported.csv_rows(out / "csv" / f"{mart.name}.csv", mart)
        assert exported.differences(connection, mart, rows) == [], mart.name


def test_parquet_read_back_is_the_marts(
    out: Path, connection: duckdb.DuckDBPyConnection, marts: tuple[Mart, ...]
) -> None:
    for mart in marts:
        rows = f"select * from '{out / 'parquet' / mart.name}.parquet'"
        assert exported.differences(connection, mart, rows) == [], mart.name


def test_packages_of_csv_pass_the_frictionless_library(out: Path) -> None:
    for name in ("csv", "hxl", "hapi"):
        report = frictionless.validate(str(out / name / "datapackage.json"))
        assert report.valid, report.flatten(["note"])


def test_a_changed_cell_fails_the_frictionless_library(out: Path, published_warehouse: Path, tmp_path: Path) -> None:
    assert run(published_warehouse, tmp_path, "csv", more=("--mart", "fct_assistance_by_sector")) == 0
    file = tmp_path / "csv" / "fct_assistance_by_sector.csv"
    file.write_text(file.read_text("utf-8").replace(",224,", ",many,"), "utf-8")
    report = frictionless.validate(str(tmp_path / "csv" / "datapackage.json"))
    assert {"type-error", "hash-count"} <= {error.type for task in report.tasks for error in task.errors}


def test_rows_of_parquet_fit_the_schema_of_their_package(out: Path, connection: duckdb.DuckDBPyConnection) -> None:
    for resource in exported.package(out / "parquet")["resources"]:
        path = out / "parquet" / resource["path"]
        found = connection.execute(f"select * from '{path}'")
        names = [column[0] for column in found.description or []]
        rows = [names, *map(list, found.fetchall())]
        # Of one file alone, keys that lead to another are not to be checked.
        described = {name: part for name, part in resource["schema"].items() if name != "foreignKeys"}
        schema = frictionless.Schema.from_descriptor(described)
        assert names == schema.field_names
        report = frictionless.Resource(data=rows, schema=schema).validate()
        assert report.valid, (resource["name"], report.flatten(["note"]))
        assert resource["hash"] == f"sha256:{sha256_of(path)}"


def test_every_package_says_caveats_licence_sources_and_version(
    out: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    ((reports,),) = connection.execute("select count(*) from marts.dim_report").fetchall()
    for name in ("csv", "parquet", "hxl", "hapi", "jsonl"):
        described = exported.package(out / name)
        assert described["version"] == VERSION
        said = " ".join(described["caveats"]).lower()
        for word in ("not additive", "monthly or cumulative", "inferred labels"):
            assert word in said
        assert described["licence"].startswith("not stated")
        assert "licenses" not in described
        assert len(described["sources"]) == reports
        for resource in described["resources"]:
            assert resource["hash"] == f"sha256:{sha256_of(out / name / resource['path'])}"


def test_parquet_files_carry_what_is_said_of_them(out: Path, marts: tuple[Mart, ...]) -> None:
    said = pq.read_metadata(out / "parquet" / "fct_figure.parquet").metadata
    (mart,) = [mart for mart in marts if mart.name == "fct_figure"]
    assert json.loads(said[b"columns"]) == {column.name: column.description for column in mart.columns}
    assert said[b"version"].decode() == VERSION
    assert any("Not additive" in caveat for caveat in json.loads(said[b"caveats"]))
    assert {source["report_file"] for source in json.loads(said[b"sources"])} >= {"gtrm_peru_2021_01_retold.pdf"}


def test_libhxl_validates_the_tagged_files(out: Path) -> None:
    for name in ("assistance_by_sector", "assistance_by_population_group"):
        faults: list[object] = []
        path = out / "hxl" / f"{name}.csv"
        source = hxl.data(str(path), hxl.InputOptions(allow_local=True))
        assert source.validate(callback=faults.append), faults
        rows = list(hxl.data(str(path), hxl.InputOptions(allow_local=True)))
        assert len(rows) == sum(1 for _ in path.open(encoding="utf-8")) - 2
        assert all(row.get("#meta+source") for row in rows)


def test_libhxl_finds_a_dash_in_place_of_a_number(out: Path, tmp_path: Path) -> None:
    lines = (out / "hxl" / "assistance_by_sector.csv").read_text("utf-8").splitlines()
    changed = [line.replace(",224,", ",-,") for line in lines]
    assert changed != lines
    file = tmp_path / "dash.csv"
    file.write_text("\n".join(changed), "utf-8")
    assert not hxl.data(str(file), hxl.InputOptions(allow_local=True)).validate(callback=lambda _: None)


def test_hxl_gives_the_cells_of_the_mart(out: Path, connection: duckdb.DuckDBPyConnection) -> None:
    source = hxl.data(str(out / "hxl" / "assistance_by_sector.csv"), hxl.InputOptions(allow_local=True))
    tags = ("#meta+id", "#reached+ind", "#activity+programme+code")
    read = {tuple(row.get(tag) or None for tag in tags) for row in source}
    cells = "select figure_id, persons_reached::varchar, plan_scope from marts.fct_assistance_by_sector"
    assert read == set(connection.execute(cells).fetchall())


def test_hapi_has_its_columns_and_codes_only_what_hapi_codes(out: Path, connection: duckdb.DuckDBPyConnection) -> None:
    file = out / "hapi" / "humanitarian_needs.csv"
    assert file.read_text("utf-8").splitlines()[0] == HAPI_COLUMNS
    connection.execute(f"create temp table needs as select * from read_csv('{file}')")
    uncoded = "select distinct sector_name from needs where sector_code is null order by all"
    assert connection.execute(uncoded).fetchall() == [("Humanitarian Transportation",), ("Integration",)]
    silent = "select * from needs where sector_code is null and warning not like 'HAPI has no code for sector %'"
    assert connection.execute(silent).fetchall() == []
    assert connection.execute("select distinct population_status from needs").fetchall() == [("REA",)]
    numberless = "select count(*) from needs where (population is null) != coalesce(error like '%not zero%', false)"
    assert connection.execute(numberless).fetchall() == [(0,)]
    assert "REF" not in file.read_text("utf-8")


def test_hapi_gives_the_rows_of_the_mart(out: Path, connection: duckdb.DuckDBPyConnection) -> None:
    needs = f"""
        select reference_period_end, sector_name, coalesce(category, 'both'), population
        from read_csv('{out / "hapi" / "humanitarian_needs.csv"}')
    """
    mart = """
        select reference_period_end, name_en, plan_scope, persons_reached
        from marts.fct_persons_by_sector inner join marts.dim_sector using (sector_code)
    """
    assert connection.execute(f"({needs}) except all ({mart})").fetchall() == []
    assert connection.execute(f"({mart}) except all ({needs})").fetchall() == []


def test_hapi_warns_on_stderr(published_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(published_warehouse, tmp_path, "hapi", more=("--quiet",)) == 0
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(" rows of ")[2] for line in said] == [
        "sector Humanitarian Transportation have no sector_code: HAPI has none",
        "sector Integration have no sector_code: HAPI has none",
    ]


def test_hapi_says_of_a_number_that_it_is_corrected_or_of_an_unknown_basis(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = "select * replace ('corrected' as value_status, 'unknown' as measure_basis) from marts.fct_persons_by_sector"
    found = connection.execute(f"with rows as ({rows}) select distinct warning from ({hapi.QUERY})").fetchall()
    assert found
    for (warning,) in found:
        assert "corrected by a reviewer: not as printed; not known whether" in warning


def test_object_of_a_cell_says_that_its_label_is_not_printed(out: Path, connection: duckdb.DuckDBPyConnection) -> None:
    told = [json.loads(line) for line in (out / "jsonl" / "figures.jsonl").open(encoding="utf-8")]
    said = {
        (each["figure_id"], code.removeprefix("label_"))
        for each in told
        for code in each["caveats"]
        if code.startswith("label_")
    }
    cells = "select figure_id, label_evidence from marts.fct_assistance_by_sector where label_evidence <> 'printed'"
    expected = set(connection.execute(f"{cells} and persons_reached is not null").fetchall())
    assert expected
    assert said == expected


def test_hapi_says_of_two_rows_with_one_key_that_there_are_two(connection: duckdb.DuckDBPyConnection) -> None:
    twice = "select * from marts.fct_persons_by_sector where sector_code = 'health' union all by name "
    twice += "select * replace ('other' as report_id) from marts.fct_persons_by_sector where sector_code = 'health'"
    found = connection.execute(f"with rows as ({twice}) select distinct warning from ({hapi.QUERY})").fetchall()
    assert found
    assert all("several rows have this key" in warning for (warning,) in found)


def test_a_line_per_figure_leads_back_to_its_place(out: Path, connection: duckdb.DuckDBPyConnection) -> None:
    lines = (out / "jsonl" / figures_json.FILE).read_text("utf-8").splitlines()
    figures = [json.loads(line, parse_float=Decimal) for line in lines]
    found = connection.execute("select * from marts.fct_figure order by figure_id")
    names = [column[0] for column in found.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert len(figures) == len(rows)
    for figure, row in zip(figures, rows, strict=True):
        flat = {**figure, **figure["report"], **figure["place"]}
        flat |= {f"{name}_evidence": text for name, text in figure["evidence"].items()}
        for name, value in row.items():
            assert flat[name] == (value.isoformat() if hasattr(value, "isoformat") else value), name
        assert figure["caveats"][:2] == ["not_additive", row["measure_basis"]]
        assert set(figure["report"]) >= {"report_id", "report_file", "title_text"}


@pytest.mark.parametrize(
    ("value", "written"), [("12", 12), ("0.45", 0.45), ("1234567890123456.123456", "1234567890123456.123456")]
)
def test_a_decimal_number_is_not_rounded(value: str, written: object) -> None:
    assert json.loads(json.dumps(Decimal(value), default=figures_json.plain)) == written


def test_only_what_is_asked_for_is_exported(published_warehouse: Path, tmp_path: Path) -> None:
    chosen = ("--mart", "fct_figure", "--mart", "dim_report", "--since", "2021-02-15", "--current-only")
    assert run(published_warehouse, tmp_path, "csv", more=chosen) == 0
    assert sorted(path.name for path in (tmp_path / "csv").iterdir()) == [
        "datapackage.json",
        "dim_report.csv",
        "fct_figure.csv",
    ]
    with duckdb.connect() as fresh:
        reports = f"select report_file, reference_period_end, is_current from '{tmp_path / 'csv' / 'dim_report.csv'}'"
        assert {(name[:15], current) for name, _, current in fresh.execute(reports).fetchall()} == {
            ("gtrm_peru_2021_", True)
        }
        figures = f"select distinct report_file from '{tmp_path / 'csv' / 'fct_figure.csv'}' order by all"
        assert [name for (name,) in fresh.execute(figures).fetchall()] == [
            "gtrm_peru_2021_02_invented_revised.txt",
            "gtrm_peru_2021_03_invented_es.pdf",
        ]
    described = exported.package(tmp_path / "csv")
    assert "2021-02-15" in described["selection"]
    assert len(described["sources"]) == 2
    assert frictionless.validate(str(tmp_path / "csv" / "datapackage.json")).valid


def test_a_later_export_takes_away_what_it_has_not_and_leaves_what_is_not_its_own(
    published_warehouse: Path, tmp_path: Path
) -> None:
    assert run(published_warehouse, tmp_path, "csv", more=("--mart", "dim_sector", "--mart", "dim_day")) == 0
    (tmp_path / "csv" / "notes.txt").write_text("mine", "utf-8")
    assert run(published_warehouse, tmp_path, "csv", more=("--mart", "dim_sector", "--licence", "CC-BY-4.0")) == 0
    assert sorted(path.name for path in (tmp_path / "csv").iterdir()) == [
        "datapackage.json",
        "dim_sector.csv",
        "notes.txt",
    ]
    assert exported.package(tmp_path / "csv")["licenses"] == [{"name": "CC-BY-4.0"}]


@pytest.mark.parametrize(
    ("licence", "named"),
    [
        ("CC-BY-IGO", [{"name": "CC-BY-IGO"}]),
        ("https://example.org/licence", [{"path": "https://example.org/licence"}]),
        ("ask us \x1b[31m", None),
    ],
)
def test_a_licence_is_written_as_the_package_can_name_it(
    licence: str, named: list[dict[str, str]] | None, published_warehouse: Path, tmp_path: Path
) -> None:
    more = ("--mart", "dim_sector", "--licence", licence)
    assert run(published_warehouse, tmp_path, "csv", more=more) == 0
    described = exported.package(tmp_path / "csv")
    assert (described["licence"], described.get("licenses")) == (licence, named)
    assert "\x1b" not in (tmp_path / "csv" / "datapackage.json").read_text("utf-8")


def test_an_export_that_breaks_off_leaves_the_files_of_before(
    published_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(published_warehouse, tmp_path, "jsonl") == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "jsonl").iterdir()}

    def break_off(task: formats.Task, folder: Path) -> formats.Written:
        (folder / figures_json.FILE).write_text("half a li", "utf-8")
        raise OSError("no space left")

    monkeypatch.setitem(formats.FORMATS, "jsonl", break_off)
    assert run(published_warehouse, tmp_path, "jsonl") == 2
    assert {path.name: path.read_bytes() for path in (tmp_path / "jsonl").iterdir()} == before


def test_a_package_of_something_else_is_left_alone(
    published_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "csv").mkdir()
    package = tmp_path / "csv" / "datapackage.json"
    package.write_text('{"name": "of-somebody", "resources": []}', "utf-8")
    assert run(published_warehouse, tmp_path, "csv") == 2
    assert "name another folder" in capsys.readouterr().err
    assert package.read_text("utf-8") == '{"name": "of-somebody", "resources": []}'


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--mart", "fct_figures"), "fct_figures: --mart: is no mart; name one of: dim_day"),
        (("--since", "2021-02-01", "--until", "2021-01-01"), "--since: lies after --until"),
        (("--since", "January"), "does not match the format"),
    ],
)
def test_wrong_wishes_are_named(
    published_warehouse: Path, tmp_path: Path, more: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(published_warehouse, tmp_path, "csv", more=more) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_format_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export"]) == 2
    assert "--format: is not given; name one of: csv, parquet" in capsys.readouterr().err


def test_a_warehouse_that_was_never_published_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    duckdb.connect(str(tmp_path / "unpublished.duckdb")).close()
    assert run(tmp_path / "unpublished.duckdb", tmp_path, "csv") == 2
    assert "nothing is published; build it: sitrep build" in capsys.readouterr().err


def test_the_published_file_is_only_read(published_warehouse: Path, out: Path, tmp_path: Path) -> None:
    current = places.current(published_warehouse)
    before = sha256_of(current), sorted(current.parent.iterdir())
    # Held by a writer, as while a build runs.
    with duckdb.connect(str(published_warehouse)):
        assert run(published_warehouse, tmp_path, "hapi", "jsonl") == 0
    assert (sha256_of(current), sorted(current.parent.iterdir())) == before
