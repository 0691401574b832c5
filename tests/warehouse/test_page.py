"""The page: what stands in the marts stands on it, text stays text, and a real browser shows it as meant."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sitrep import cli
from sitrep.errors import UsageError
from sitrep.page import write
from sitrep.page.labels import labels
from sitrep.page.pictures import FOLDER
from sitrep.page.state import PAGE
from sitrep.publishing import places, publish

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
HOSTILE = "</script><script>window.hit = 1</script><img src=x onerror='window.hit=2'>\x1b[31m=cmd|' /C calc'!A0"


@pytest.fixture(scope="module")
def published(warehouse_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples' warehouse, published."""
    file = Path(shutil.copy(warehouse_file, tmp_path_factory.mktemp("page") / "samples.duckdb"))
    publish.publish(file)
    return file


@pytest.fixture(scope="module")
def page(published: Path) -> Path:
    """Its page, with pictures."""
    written = write.write(published, published.parent / "page")
    assert written.faults == ()
    return written.path


@pytest.fixture(scope="module")
def data(page: Path) -> dict[str, Any]:
    """What the page's script reads."""
    return data_of(page)


def data_of(page: Path) -> dict[str, Any]:
    """The data in a page."""
    found = DATA.search(page.read_text("utf-8"))
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def rows(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A table of the page with its words put back."""
    table = data["tables"][name]
    known = table["d"]
    return [
        {
            column: known[column][value] if column in known else value
            for column, value in zip(table["c"], row, strict=True)
        }
        for row in table["r"]
    ]


@pytest.fixture
def marts(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file."""
    connection = duckdb.connect(str(places.current(published)), read_only=True)
    yield connection
    connection.close()


def test_page_holds_every_current_cell_and_figure(data: dict[str, Any], marts: duckdb.DuckDBPyConnection) -> None:
    cells = marts.execute(
        "select figure_id, persons_reached, missing_reason from marts.fct_assistance_by_sector where is_current"
    ).fetchall()
    figures = marts.execute(
        "select figure_id, value::double, excerpt from marts.fct_figure where is_current and source_kind = 'prose'"
    ).fetchall()
    shown = [(row["figure_id"], row["persons_reached"], row["missing_reason"]) for row in rows(data, "cells")]
    assert {name: rest for name, *rest in shown} == {name: rest for name, *rest in cells}
    sentences = [row["text"] for row in rows(data, "sentences")]
    told = [(row["figure_id"], row["value"], sentences[row["sentence"]]) for row in rows(data, "figures")]
    assert sorted(told) == sorted((name, value, re.sub(r"\s", " ", text)) for name, value, text in figures)


def test_mark_stands_on_the_figure_in_its_sentence(data: dict[str, Any]) -> None:
    sentences = [row["text"] for row in rows(data, "sentences")]
    marked = [row for row in rows(data, "figures") if row["mark"]]
    assert len(marked) > 0.9 * len(rows(data, "figures"))
    for row in marked:
        first, past = row["mark"]
        assert sentences[row["sentence"]][first:past] == row["figure_text"]


def test_every_place_on_a_page_has_its_picture(page: Path, data: dict[str, Any]) -> None:
    found = data["places"]
    assert found["boxes"]
    for figure_id, boxes in found["boxes"].items():
        for page_no, left, top, right, bottom in boxes:
            assert (page.parent / found["pictures"][figure_id[:12]][str(page_no)]).is_file()
            assert 0 <= left < right <= 10_000
            assert 0 <= top < bottom <= 10_000
    texts = {
        row["report_id"] for row in rows(data, "reports") if row["is_current"] and row["media_type"] == "text/plain"
    }
    assert texts == set(found["lines"])


def test_policy_lets_nothing_load_from_elsewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    policy = POLICY.search(text)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]
    assert (
        re.findall(r"<(?:link|iframe|object|embed|img|script)\b[^>]*\b(?:src|href)=", DATA.sub("", text)[:20_000]) == []
    )


def test_both_languages_say_the_same_things() -> None:
    english, spanish = labels("en"), labels("es")
    assert set(english) == set(spanish) - {"reason", "remedy"}
    for kind, texts in english.items():
        assert set(texts) == set(spanish[kind])
        for name, text in texts.items():
            assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", spanish[kind][name])), name


def test_every_reason_to_look_is_said_in_spanish(marts: duckdb.DuckDBPyConnection) -> None:
    codes = {code for (code,) in marts.execute("select reason_code from reference.attention_reasons").fetchall()}
    assert set(labels("es")["reason"]) == set(labels("es")["remedy"]) == codes


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("fct_assistance_by_sector", "missing_reason", "missing"),
        ("fct_assistance_by_sector", "label_evidence", "label"),
        ("fct_figure", "measure_basis", "basis"),
        ("fct_figure", "qualifier", "qualifier"),
        ("fct_figure", "certainty", "certainty"),
        ("fct_assistance_by_population_group", "modality", "modality"),
        ("qa_sector_reconciliation", "verdict", "verdict"),
        ("qa_sector_reconciliation", "agrees_with", "agrees"),
        ("dim_report", "platform_source", "source"),
        ("dim_report", "country_source", "source"),
        ("dim_report", "period_source", "source"),
    ],
)
def test_codes_of_the_marts_have_words(table: str, column: str, kind: str, marts: duckdb.DuckDBPyConnection) -> None:
    found = marts.execute(f"select distinct {column} from marts.{table} where {column} is not null").fetchall()
    assert {code for (code,) in found} <= set(labels("en")[kind])


def test_page_that_says_it_all_is_left_alone(published: Path, tmp_path: Path) -> None:
    first = write.write_new(published, tmp_path)
    before = (tmp_path / PAGE).stat().st_mtime_ns
    second = write.write_new(published, tmp_path)
    assert (first.is_new, second.is_new) == (True, False)
    assert (tmp_path / PAGE).stat().st_mtime_ns == before


def test_newest_reports_stand_on_a_limited_page(published: Path, tmp_path: Path) -> None:
    written = write.write(published, tmp_path, limit=1, images=False, platforms=["gtrm_peru"])
    data = data_of(written.path)
    assert (written.reports_shown, written.reports_in_all) == (1, 5)
    assert {row["period_end"] for row in rows(data, "reports")} == {"2021-03-31"}
    assert {row["report"] for row in rows(data, "cells")} == {0}
    assert sum(row["current_reports"] for row in rows(data, "coverage")) == 3
    assert not (tmp_path / FOLDER).exists()


def test_pdf_that_is_gone_is_told_and_its_lines_shown(published: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(published, tmp_path / "moved.duckdb"))
    with duckdb.connect(str(file)) as connection:
        connection.execute("update raw.report set report_path = 'nowhere.pdf' where report_file like '%_es.pdf'")
    publish.publish(file)
    assert cli.main(["dashboard", "--warehouse", str(file), "--out", str(tmp_path / "out"), "--quiet"]) == 1
    data = data_of(tmp_path / "out" / PAGE)
    (report,) = [row["report_id"] for row in rows(data, "reports") if row["report_file"].endswith("_es.pdf")]
    assert report not in data["places"]["pictures"]
    assert any("1.870" in text for _, _, text in data["places"]["lines"][report])


def test_what_cannot_be_written_or_read_is_named(published: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing is published yet"):
        write.write(tmp_path / "none.duckdb", tmp_path / "out")
    with pytest.raises(UsageError, match="no report is of this platform; name some of: gtrm_peru"):
        write.write(published, tmp_path / "out", platforms=["nowhere"])
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="name another folder"):
        write.write(published, tmp_path / "file", images=False)


def test_pictures_of_an_older_page_are_removed(published: Path, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    old, other = tmp_path / FOLDER / "0123456789ab-1.webp", tmp_path / FOLDER / "mine.webp"
    old.touch()
    other.touch()
    write.write(published, tmp_path, images=False)
    assert (old.exists(), other.exists()) == (False, True)


@pytest.fixture(scope="module")
def hostile(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose reports hold text that tries to run."""
    file = Path(shutil.copy(published, tmp_path_factory.mktemp("hostile") / "hostile.duckdb"))
    with duckdb.connect(str(file)) as connection:
        connection.execute("update marts.fct_figure set excerpt = excerpt || ?, unit_text = ?", [HOSTILE, HOSTILE])
        connection.execute("update marts.dim_report set title_text = ?, report_file = ?", [HOSTILE, HOSTILE])
        connection.execute("update marts.qa_attention set reason = ?, excerpt = ?, place = ?", [HOSTILE] * 3)
        connection.execute("update marts.fct_assistance_by_sector set header_text = ?, value_raw = ?", [HOSTILE] * 2)
        connection.execute("update marts.fct_partner_listing set partner_code = null, partner_text = ?", [HOSTILE])
        # No sector of the table gives a number any more.
        connection.execute("update marts.fct_assistance_by_sector set persons_reached = null, missing_reason = 'dash'")
        connection.execute("update marts.fct_persons_reached_bounds set persons_reached_at_most = null")
    publish.publish(file)
    return write.write(file, file.parent / "page", images=False).path


def test_text_of_reports_cannot_end_the_data(hostile: Path) -> None:
    text = hostile.read_text("utf-8")
    assert "window.hit" in text
    assert "onerror='window.hit" in text
    assert "<img src=x" not in text
    assert len(re.findall(r"</script\s*>", text)) == 3
    assert "\x1b" not in text
    assert HOSTILE.replace("\x1b", r"\x1b") in {row["report_file"] for row in rows(data_of(hostile), "reports")}


# In a real browser.

CHROMIUM = Path("/usr/bin/chromium")
DESKTOP = {"viewport": {"width": 1280, "height": 800}, "locale": "en-US", "color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "es-ES", "color_scheme": "dark"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: the page is not opened")
    with playwright.sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Tab:
    """A page open in the browser, with all that it complained of or asked for."""

    def __init__(self, browser: Any, page: Path, look: dict[str, Any], address: str = "") -> None:
        """Open it and wait until every section and chart stands."""
        self.context = browser.new_context(**look)
        self.tab = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.tab.on("console", lambda said: self.complaints.append(f"{said.type}: {said.text}"))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.goto(page.as_uri() + address)
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked for is drawn."""
        self.tab.wait_for_function("() => document.documentElement.dataset.whole !== undefined")
        self.tab.wait_for_function(
            "() => [...document.querySelectorAll('.chart')].every((each) => each.querySelector('svg'))"
        )

    def choose(self, control: str, label: str) -> None:
        """Choose in a filter by what is shown."""
        self.tab.select_option(f"#{control}", label=label)
        self.settle()

    def text(self, place: str) -> str:
        """What is shown there."""
        return str(self.tab.locator(place).inner_text())

    def numbers(self, place: str) -> list[list[str]]:
        """The cells of a table's rows."""
        found: list[list[str]] = self.tab.evaluate(
            "place => [...document.querySelectorAll(`${place} tbody tr`)].map((row) =>"
            " [...row.children].map((cell) => cell.innerText.trim()))",
            place,
        )
        return found


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """Opens pages, and closes them at the end."""
    tabs: list[Tab] = []

    def open_page(page: Path, look: dict[str, Any] = DESKTOP, address: str = "") -> Tab:
        tabs.append(Tab(browser, page, look, address))
        return tabs[-1]

    yield open_page
    for each in tabs:
        each.context.close()


def test_page_loads_without_complaint_or_request_in_both_languages(opened: Any, page: Path) -> None:
    shown = opened(page)
    assert shown.text("#h-months") == "Sectors by month, inside and outside the RMRP"
    assert shown.text("#body-glance .big >> nth=0") == "21,282 – 80,896"
    shown.tab.click("[data-lang=es]")
    shown.settle()
    assert shown.tab.evaluate("document.documentElement.lang") == "es"
    assert shown.text("#h-months") == "Sectores por mes, dentro y fuera del RMRP"
    assert shown.text("#body-glance .big >> nth=0") == "21.282 – 80.896"
    assert "Seguridad Alimentaria" in shown.text("#body-prose table")
    assert shown.complaints == []
    assert [url for url in shown.requests if not url.startswith("file:")] == []


def test_filters_show_what_the_marts_say(opened: Any, page: Path, marts: duckdb.DuckDBPyConnection) -> None:
    shown = opened(page)
    shown.choose("period", "Jan 2021")
    expected = {
        name: ["–" if value is None else f"{value:,}" for value in (inside, outside)]
        for name, inside, outside in marts.execute(
            """
            select
                name_en,
                max(persons_reached) filter (where plan_scope = 'rmrp'),
                max(persons_reached) filter (where plan_scope = 'non_rmrp')
            from marts.fct_assistance_by_sector
            inner join marts.dim_sector using (sector_code)
            where is_current and reference_period_start = '2021-01-01'
            group by name_en
            """
        ).fetchall()
    }
    assert {name: both for name, *both in shown.numbers("#body-glance")} == expected
    shown.choose("sector", "Health")
    assert [row[0] for row in shown.numbers("#body-glance")] == ["Health"]
    assert {row[3] for row in shown.numbers("#body-figures")} == {"Health"}
    assert "Jan+2021" not in shown.tab.url
    again = opened(page, address="#" + shown.tab.url.partition("#")[2])
    assert [row[0] for row in again.numbers("#body-glance")] == ["Health"]


def test_dash_is_drawn_as_missing(opened: Any, page: Path) -> None:
    shown = opened(page)
    bars = shown.tab.evaluate("document.querySelectorAll('#body-glance .mark-rect path').length")
    marks = shown.tab.evaluate(
        "[...document.querySelectorAll('#body-glance .mark-text text')].map((each) => each.textContent)"
    )
    cells = [cell for row in shown.numbers("#body-glance") for cell in row[1:]]
    printed = [cell for cell in cells if cell not in {"–", "∅"}]
    assert bars == len(printed) == 17
    assert {"–", "∅"} <= set(marks)
    assert "0" not in cells


def test_unsure_figures_are_outlines_and_told_in_the_table(
    opened: Any, page: Path, marts: duckdb.DuckDBPyConnection
) -> None:
    ((expected, listed),) = marts.execute(
        """
        select
            count(distinct groups.figure_ids) filter (where groups.value is not null),
            count(distinct groups.figure_ids)
        from marts.fct_assistance_by_population_group as groups
        inner join marts.fct_figure as figures on list_contains(groups.figure_ids, figures.figure_id)
        where
            groups.is_current and groups.reference_period_start = '2021-03-01' and groups.unit_type = 'persons'
            and figures.certainty = 'unsure'
        """
    ).fetchall()
    shown = opened(page)
    shown.tab.click("#body-groups summary >> nth=0")
    outlines = shown.tab.locator("#body-groups .chart path[stroke-width='2'][aria-roledescription=point]")
    seen = outlines.evaluate_all("all => all.filter((each) => each.getAttribute('opacity') === '1').length")
    table = [row[4] for row in shown.numbers("#body-groups details:nth-of-type(1) table")]
    assert expected == seen > 0
    assert listed == len([value for value in table if "(unsure)" in value])
    assert len(table) > listed
    assert "unsure" in shown.text("#body-groups .legend")


@pytest.fixture(scope="module")
def several(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose rows of groups stand each for two figures; sessions are dollars, items single sums of soles."""
    file = tmp_path_factory.mktemp("several") / "several.duckdb"
    places.current(file).parent.mkdir()
    shutil.copy(places.current(published), places.current(file))
    places.current(file).chmod(0o644)
    mart = "update marts.fct_assistance_by_population_group"
    with duckdb.connect(str(places.current(file))) as connection:
        connection.execute(
            f"{mart} set value = null, figure_count = 2, value_lower_bound = 2000, value_upper_bound = 2900"
            " where unit_type != 'items'"
        )
        connection.execute(f"{mart} set unit_type = 'money', currency_code = 'USD' where unit_type = 'sessions'")
        connection.execute("update marts.fct_figure set unit_type = 'money', currency_code = 'PEN', qualifier = 'over'")
        connection.execute("update marts.fct_figure set value = 30000")
        connection.execute(f"{mart} set value = 30000, currency_code = 'PEN' where unit_type = 'items'")
    return write.write(file, file.parent / "page", images=False).path


def test_rows_of_several_figures_are_shown_with_their_bounds(opened: Any, several: Path, data: dict[str, Any]) -> None:
    shown = opened(several)
    unfold = "for (const each of document.querySelectorAll('details')) { each.fill?.(); each.open = true; }"
    shown.tab.evaluate(unfold)
    (report,) = [at for at, row in enumerate(rows(data, "reports")) if row["period_end"] == "2021-03-31"]
    units = [row["unit_type"] for row in rows(data, "groups") if row["report"] == report]
    values = [row[4] for row in shown.numbers("#body-groups")]
    assert len(values) == len(units)
    told = [value.removesuffix(" (unsure)") for value in values]
    assert told.count("2,000 – 2,900 (2 figures)") == len(units) - units.count("items") - units.count("sessions")
    assert told.count("USD 2,000 – 2,900 (2 figures)") == units.count("sessions") > 0
    assert told.count("more than PEN 30,000") == units.count("items") > 0
    lines = shown.tab.locator("#body-groups .chart path, #body-groups .chart line")
    drawn = lines.evaluate_all(
        "all => all.filter((each) => each.getAttribute('stroke-width') === '6' && each.getAttribute('opacity') === '1')"
        ".length"
    )
    assert drawn == units.count("persons") > 0
    people = [row[4] for row in shown.numbers("#body-modality > details")]
    assert len(people) == units.count("persons")
    assert all("–" in value for value in people)
    assert "a line: several figures" in shown.text("#body-groups .legend")
    shown.tab.locator("#body-groups tbody button:has-text('USD 2,000')").first.click()
    assert "USD 2,000 – 2,900 (2 figures)" in shown.text("#detail-head")
    assert shown.complaints == []


def test_headline_of_all_sectors_says_so_while_one_is_chosen(opened: Any, page: Path) -> None:
    shown = opened(page)
    assert "all sectors" not in shown.text("#body-glance").lower()
    shown.choose("sector", "Health")
    headline = shown.tab.locator("#body-glance .name >> nth=0")
    heading = shown.tab.locator("#body-glance h3 >> nth=0")
    assert headline.text_content() == "Persons reached, both plans, all sectors"
    assert heading.text_content() == "First to look at, all sectors"
    shown.tab.click("[data-lang=es]")
    shown.settle()
    assert headline.text_content() == "Personas alcanzadas, ambos planes, todos los sectores"
    assert heading.text_content() == "Lo primero por revisar, todos los sectores"


def test_report_without_a_partner_list_says_that_none_was_found(opened: Any, published: Path, tmp_path: Path) -> None:
    file = tmp_path / "unlisted.duckdb"
    places.current(file).parent.mkdir()
    shutil.copy(places.current(published), places.current(file))
    places.current(file).chmod(0o644)
    with duckdb.connect(str(places.current(file))) as connection:
        connection.execute(
            "delete from marts.fct_partner_listing where report_id in"
            " (select report_id from marts.dim_report where reference_period_start = '2021-03-01')"
        )
    shown = opened(write.write(file, tmp_path / "page", images=False).path)
    assert "no list found" in shown.text("#body-glance .cards")
    assert "no earlier list" not in shown.text("#body-glance .cards")
    assert shown.text("#body-partners") == "No list of partners was found in this report."


def test_tick_is_the_number_that_the_verdict_agrees_with(opened: Any, page: Path) -> None:
    shown = opened(page)
    shown.choose("sector", "Nutrition")
    # 131 inside, 520 outside, 131 in the prose: a match inside.
    assert "Inside the RMRP" in shown.text("#body-prose .chart")
    marks = shown.tab.locator(
        "#body-prose .chart [aria-roledescription=tick], #body-prose .chart [aria-roledescription=point]"
    )
    middles = marks.evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect()).map((box) => box.left + box.width / 2)"
    )
    assert len(middles) == 2
    assert middles[0] == pytest.approx(middles[1], abs=1)


def test_bar_leads_to_its_cell_and_the_page_it_stands_on(opened: Any, page: Path) -> None:
    shown = opened(page)
    shown.tab.locator("#body-glance .chart .mark-rect path").first.click()
    assert shown.tab.locator("#detail").is_visible()
    assert shown.text("#detail h3") == "Education, Inside the RMRP: 402 persons"
    shown.tab.wait_for_function("() => document.querySelector('.sheet img').naturalWidth > 500")
    frame = shown.tab.locator(".sheet").bounding_box()
    mark = shown.tab.locator(".sheet span").bounding_box()
    assert frame["y"] < mark["y"] + mark["height"] / 2 < frame["y"] + frame["height"]
    assert "sitrep trace" in shown.text("#detail")
    shown.tab.keyboard.press("Escape")
    assert not shown.tab.locator("#detail").is_visible()
    assert shown.complaints == []


def test_number_leads_to_its_sentence(opened: Any, page: Path) -> None:
    shown = opened(page)
    shown.tab.click("#body-figures button:has-text('1,870')")
    assert (
        shown.text("#detail blockquote")
        == "El apoyo psicosocial alcanzó a alrededor de 1.870 personas, entre ellas 640 niñas y niños."
    )
    assert shown.text("#detail blockquote mark") == "alrededor de 1.870"


def test_figure_of_a_text_report_is_marked_in_its_lines(opened: Any, page: Path) -> None:
    shown = opened(page)
    shown.choose("period", "Feb 2021")
    button = shown.tab.locator("#body-figures tbody button").first
    button.click()
    assert shown.text("#detail pre mark") in shown.text("#detail blockquote")
    assert shown.text("#detail pre mark") == shown.text("#detail blockquote mark")


@pytest.mark.parametrize("look", [DESKTOP, PHONE], ids=["light", "dark phone"])
def test_axe_finds_nothing_serious(opened: Any, page: Path, look: dict[str, Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    shown = opened(page, look)
    shown.tab.evaluate("for (const each of document.querySelectorAll('details')) { each.fill?.(); each.open = true; }")
    found = axe.run(shown.tab).response["violations"]
    shown.tab.locator("#body-figures tbody button").first.click()
    found += axe.run(shown.tab, context="#detail").response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in {"serious", "critical"}] == []
    if look is PHONE:
        assert shown.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def address(shown: Tab) -> dict[str, str]:
    """What the address says is selected."""
    told = str(shown.tab.evaluate("location.hash.slice(1)"))
    return dict(part.split("=") for part in told.split("&"))


def test_section_link_scrolls_and_keeps_the_selection(opened: Any, page: Path) -> None:
    shown = opened(page)
    shown.choose("period", "Jan 2021")
    shown.choose("sector", "Health")
    before = address(shown)
    shown.tab.click(".contents a[href='#coverage']")
    assert address(shown) == before
    assert before["sector"] == "health"
    assert shown.tab.evaluate("document.activeElement.id") == "h-coverage"
    shown.tab.reload()
    shown.settle()
    assert "Peru, Jan 2021" in shown.text("#body-glance > .basis")
    assert shown.tab.input_value("#sector") == "health"


def test_head_of_a_section_stops_below_the_filters(opened: Any, page: Path) -> None:
    shown = opened(page, DESKTOP | {"viewport": {"width": 780, "height": 600}, "reduced_motion": "reduce"})
    bar = shown.tab.locator("#filters").bounding_box()
    assert bar["height"] > 60  # two lines
    shown.tab.click(".contents a[href='#prose']")
    bar, head = (shown.tab.locator(place).bounding_box() for place in ("#filters", "#h-prose"))
    assert bar["y"] + bar["height"] <= head["y"] < bar["y"] + bar["height"] + 60


def test_coverage_shows_its_newest_month_first(opened: Any, page: Path) -> None:
    shown = opened(page, PHONE)
    grid, newest = (shown.tab.locator(place).bounding_box() for place in (".matrix", ".matrix thead th:last-child"))
    assert shown.tab.evaluate("document.querySelector('.matrix').scrollLeft") > 0
    assert newest["x"] + newest["width"] <= grid["x"] + grid["width"] + 1


def test_address_that_changes_is_shown(opened: Any, page: Path) -> None:
    shown = opened(page)
    shown.choose("sector", "Health")
    sent = shown.tab.evaluate("location.hash")
    shown.tab.evaluate("location.hash = location.hash.replace('sector=health', 'sector=wash')")
    shown.tab.wait_for_function("() => document.getElementById('sector').value === 'wash'")
    shown.settle()
    shown.tab.go_back()
    shown.tab.wait_for_function("() => document.getElementById('sector').value === 'health'")
    shown.settle()
    assert shown.tab.evaluate("location.hash") == sent
    shown.tab.evaluate("location.hash = 'coverage'")
    shown.tab.wait_for_function("() => document.activeElement.id === 'h-coverage'")
    assert shown.tab.evaluate("location.hash") == sent
    assert shown.complaints == []


def test_hostile_text_is_shown_and_does_nothing(opened: Any, hostile: Path) -> None:
    shown = opened(hostile)
    shown.tab.evaluate("for (const each of document.querySelectorAll('details')) { each.fill?.(); each.open = true; }")
    shown.tab.locator("#body-figures tbody button").first.click()
    assert "<img src=x onerror='window.hit=2'>" in shown.text("#detail blockquote")
    assert shown.tab.evaluate("window.hit") is None
    assert shown.tab.locator("img[src=x]").count() == 0
    assert shown.complaints == []


ODD = {
    "neither platform nor period": (
        "update marts.dim_report set platform_code = null, reference_period_start = null, reference_period_end = null",
    ),
    "a month without report": (
        "delete from marts.dim_report where starts_with(report_file, 'gtrm_peru_2021_02')",
        "update marts.fct_assistance_by_sector set label_evidence = 'inferred' where sector_code = 'health'",
        "update marts.fct_assistance_by_sector set value_status = 'corrected' where sector_code = 'wash'",
    ),
    "only a rejected file": (
        "delete from marts.dim_report",
        "update marts.qa_attention set report_id = null, severity = 'error', report_file = '/data/in/a.pdf'",
        "update marts.qa_attention set place = report_file, excerpt = report_file, reason = 'no PDF: ' || report_file",
    ),
}
SHOWN = {
    "neither platform nor period": ("#body-glance", "Platform not told, period not told"),
    "a month without report": ("#body-months", "no report of this month"),
    "only a rejected file": ("#body-attention", "no PDF: a.pdf"),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_reports_are_shown_as_they_are(case: str, opened: Any, published: Path, tmp_path: Path) -> None:
    file = tmp_path / "odd.duckdb"
    places.current(file).parent.mkdir()
    shutil.copy(places.current(published), places.current(file))
    places.current(file).chmod(0o644)
    with duckdb.connect(str(places.current(file))) as connection:
        for statement in ODD[case]:
            connection.execute(statement)
    shown = opened(write.write(file, tmp_path / "page", images=False).path)
    place, text = SHOWN[case]
    assert text in shown.text(place)
    assert "/data/in" not in shown.tab.content()
    assert shown.complaints == []
    if case == "a month without report":
        shown.tab.evaluate(
            "for (const each of document.querySelectorAll('#months details')) { each.fill?.(); each.open = true; }"
        )
        health = [row for row in shown.numbers("#body-months") if row[0] == "Health"]
        assert all("†" in cell for row in health for cell in row[2:] if "×" not in cell)


def test_print_is_light_and_whole(opened: Any, page: Path) -> None:
    shown = opened(page, PHONE)
    shown.tab.emulate_media(media="print", color_scheme="dark")
    shown.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown.tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert shown.tab.evaluate(
        "[...document.querySelectorAll('details')].every((each) => each.open && each.children.length > 1)"
    )
    assert not shown.tab.locator(".switches").is_visible()
