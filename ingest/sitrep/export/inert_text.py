r"""Text of reports in files for spreadsheets and terminals: nothing in it acts, and it can be had back as it was.

A backslash and what follows stands for one character: ``\\`` for a backslash, ``\n``, ``\r`` and ``\t`` for the ends of
a line and a tab, ``\xNN``, ``\uNNNN`` and ``\UNNNNNNNN`` for the character with that number. Written so are control and
format characters (escape sequences, direction marks) and, where a text cell would be taken for a formula, its first
sign. In columns that hold JSON its own escapes stand instead.
"""

import json
import re

from sitrep.terminal_text import inert

# A sign that starts a formula, at the start of a cell or behind what a spreadsheet of some languages takes for the end
# of one, in quotes or not. The full-width forms are signs in East Asia.
_SIGN = "[=+\\-@＝＋－＠]"
FORMULA = re.compile(f"(?:\\A|(?<=[;\t\r\n]))(?P<blank>[ \u00a0]*)(?P<sign>{_SIGN})(?=.)", re.DOTALL)
# A dash for "not given" and a plain number are none.
HARMLESS = re.compile(r"[+\-]|[+-]?[0-9][0-9., ]*%?")
ESCAPE = re.compile(r"\\(?:([\\nrt])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")
SHORT = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t"}
_SHORT_OF = {char: letter for letter, char in SHORT.items()}
RULE = (
    r"A backslash and what follows is one character: \\ for a backslash, \n, \r and \t for ends of lines and tabs, "
    r"\xNN, \uNNNN or \UNNNNNNNN for the character with that hexadecimal number. So are written control and format "
    "characters, and a first sign (= + - @) that a spreadsheet would take for the start of a formula."
)
# As RE2 writes it, for DuckDB: texts in which there may be something to escape. All others are written as they are.
SUSPECT = r"[\\;=+@＝＋－＠\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^[ \x{00a0}]*\-."


def escaped(text: str) -> str:
    """A text for a cell of a CSV file."""
    if HARMLESS.fullmatch(text):
        return text
    return inert(FORMULA.sub(_sign_escaped, text.replace("\\", "\\\\")), _escape)


def escaped_in_json(text: str) -> str:
    r"""JSON for a cell of a CSV file: what acts is written with JSON's own escapes (``\u001b``)."""
    return inert(FORMULA.sub(lambda found: found["blank"] + _json_escape(found["sign"]), text), _json_escape)


def json_line(text: str) -> str:
    r"""JSON on one line, which nothing in it leaves and no terminal obeys."""
    return inert(text, _json_escape)


def without_controls(text: str) -> str:
    """A text for a cell that has a type of its own, where no sign starts a formula and lines may end."""
    return inert(text.replace("\\", "\\\\"), lambda char: char if char == "\n" else _escape(char))


def original(text: str) -> str:
    """The text that `escaped` or `without_controls` made this of."""
    return ESCAPE.sub(_unescape, text)


def _sign_escaped(found: re.Match[str]) -> str:
    return str(found["blank"]) + _escape(found["sign"])


def _escape(char: str) -> str:
    short = _SHORT_OF.get(char)
    number = ord(char)
    if short:
        return f"\\{short}"
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _json_escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else json.dumps(char)[1:-1]


def _unescape(found: re.Match[str]) -> str:
    letter, *numbers = found.groups()
    return SHORT[letter] if letter else chr(int(next(filter(None, numbers)), 16))
