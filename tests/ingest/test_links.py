"""Links in a folder of reports are told and not followed; with --follow-links they are."""

from pathlib import Path

import duckdb
import pytest

from sitrep import cli

REPORT = "GTRM Peru - Situation report - January 2021\n\nPartners helped some {} persons in the north.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a report, a link to one outside, and a report whose sidecar is a link to a file outside."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text(REPORT.format(20))
    (tmp_path / "outside" / "a.yml").write_text("country: PER\npassword: secret words\n")
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text(REPORT.format(10))
    (made / "a.yml").symlink_to(tmp_path / "outside" / "a.yml")
    (made / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    return made


def stored(file: Path) -> tuple[list[str], list[str]]:
    """Names of the reports, and what sidecars say of a country."""
    with duckdb.connect(str(file), read_only=True) as connection:
        names = connection.execute("select report_file from raw.report order by all").fetchall()
        said = connection.execute("select value_text from raw.sidecar_entry where key_text = 'country'").fetchall()
    return [name for (name,) in names], [value for (value,) in said]


def test_links_are_told_and_not_followed(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "w.duckdb"
    assert cli.main(["ingest", str(folder), "--warehouse", str(file)]) == 1
    told = capsys.readouterr()
    assert stored(file) == (["a.txt"], [])
    assert f"{folder / 'link.txt'}: passed over: a link to " in told.err
    assert f"{folder / 'a.yml'}: whole file: link: is a link; give --follow-links" in told.err
    assert "secret words" not in told.err
    assert "1 passed over as links or closed folders" in told.out


def test_links_are_followed_where_that_is_asked_for(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "w.duckdb"
    assert cli.main(["ingest", str(folder), "--follow-links", "--quiet", "--warehouse", str(file)]) == 1
    assert stored(file) == (["a.txt", "link.txt"], ["PER"])


def test_a_folder_of_nothing_but_links_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.txt").write_text(REPORT.format(1))
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "a.txt")
    assert cli.main(["ingest", str(tmp_path / "in"), "--warehouse", str(tmp_path / "w.duckdb")]) == 2
    assert "give --follow-links" in capsys.readouterr().err
    assert not (tmp_path / "w.duckdb").exists()
