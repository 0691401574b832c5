"""Numbers that are names: addresses on the web, marks of lists and footnotes.

Most are known by the run of characters without blanks that they stand in.
"""

import re

from sitrep.figures.context import Context
from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.words import Words

_OUTER = "()[]{}<>.,;:\"'“”‘’«»*|¡!¿?"
_ADDRESS = re.compile(r"://|^www\.|@|\.(?:org|com|net|int|info)\b", re.IGNORECASE)
_FORMS = (
    ("date", r"(?:19|20)\d\d-\d\d?-\d\d?|\d\d?[/.-]\d\d?[/.-](?:\d\d|(?:19|20)\d\d)|\d\d?/(?:19|20)\d\d"),
    ("year", r"(?:19|20)\d\d[/–-](?:\d\d|(?:19|20)\d\d)"),
    ("time", r"(?i:\d\d?(?:[:h]|h:)\d\d(?:h|hrs?|am|pm)?(?:[-–]\d\d?[:h]\d\d(?:h|hrs?|am|pm)?)?)"),
    ("time", r"24/7|(?i:\d\d?(?:am|pm))"),
    ("fraction", r"[1-9]/[1-9]0?"),
    (
        "identifier",
        r"\d+[/-](?:19|20)\d\d(?:[/-]\w+)*|0\d*[/-]\d+(?:[/-]\w+)*|\w+(?:/\w+)+|\d+(?:-\d+){2,}|\d+x\d+\w*|\dG"
        r"|(?:[3-6]-)*[3-6]Ws?",
    ),
)
_FORM = re.compile("|".join(f"({form})" for _, form in _FORMS))
_LIST_LIMIT = 99
_SECTION = re.compile(r"\d\d?(?:\.\d\d?)+")


def chunk_of(words: Words, mention: Mention) -> str:
    """The run of characters without blanks around the bare number, outer punctuation left off."""
    first, last = mention.number_first, mention.number_after - 1
    while words.glued(first - 1):
        first -= 1
    while words.glued(last):
        last += 1
    return words.slice(first, last + 1).strip(_OUTER)


def by_form(words: Words, lexicon: Lexicon, mention: Mention) -> tuple[str, str] | None:
    """Kind and evidence of a number that its run of characters gives away; None where it gives nothing away."""
    digits = mention.digits
    if digits is None:
        return None
    dotted = digits.count(".") == 2  # perhaps a date
    tied = words.glued(mention.number_first - 1)
    if not tied and not words.glued(mention.number_after - 1) and not (dotted and digits[-4:].isdigit()):
        return None
    chunk = chunk_of(words, mention)
    if chunk != digits or dotted or "-" in digits:
        if _ADDRESS.search(chunk):
            return "identifier", "address on the web"
        form = _FORM.fullmatch(chunk)
        if form and form.lastindex:
            return _FORMS[form.lastindex - 1][0], f"form {chunk}"
    return _glued_code(words, lexicon, mention) if tied else None


def _glued_code(words: Words, lexicon: Lexicon, mention: Mention) -> tuple[str, str] | None:
    """A letter or sign tied in front of bare digits: "COVID-19", "A-12", "#5"."""
    first = mention.number_first
    before, number = words.at(first - 1), mention.integer()
    if number is None:
        return None
    if before == "#":
        return "identifier", "after #"
    tied = before == "-" and words.text[words.starts[first - 1]] == "-" and words.glued(first - 2)
    letters = words.at(first - 2)
    if not tied or not letters.isalpha():
        return None
    if letters in lexicon.sets["ages.limits"]:
        return "age", f"after {letters}-"
    if len(str(number)) == 4 and str(number)[:2] in ("19", "20"):
        return "year", f"after {letters}-"
    return "identifier", f"after {letters}-"


def ordinal(context: Context) -> str | None:
    """Digits with the ending of an ordinal: "1st", "3er", "2.º"."""
    words, index = context.words, context.mention.after
    if context.mention.integer() is None:
        return None
    if words.at(index) == "." and words.at(index + 1) in ("o", "a", "er") and words.glued(index):
        index += 1
    glued = words.glued(index - 1) and words.glued(context.mention.after - 1)
    found = glued and context.listed(words.at(index), "identifiers.ordinal_after")
    return f"ending {words.at(index)}" if found else None


def list_label(context: Context) -> str | None:
    """The number of a list item, at the start of a line or in brackets that count from 1."""
    words, mention = context.words, context.mention
    first, number = mention.first, mention.integer()
    if first == 0 and _SECTION.fullmatch(mention.digits or "") and not mention.scale:
        return "start of line, number of a section" if _capital(words, mention.after) else None
    if number is None or number > _LIST_LIMIT:
        return None
    closing = words.at(mention.after)
    starts_line = first == 0 or "\n" in words.gap(first - 1)
    if starts_line and closing in (".", ")") and words.glued(mention.after - 1) and not words.glued(mention.after):
        return f"start of line, {closing}"
    if closing == "]" and words.at(first - 1) == "[":
        return "square brackets"
    return _bracket_label(context, number) if closing == ")" and words.at(first - 1) == "(" else None


def _capital(words: Words, index: int) -> bool:
    """Whether a word with a capital letter follows."""
    return index < len(words) and words.pieces[index][0].isupper()


def _bracket_label(context: Context, number: int) -> str | None:
    """Brackets that count items from 1: "(1) food, (2) water"."""
    words, mention = context.words, context.mention
    follows = words.at(mention.after + 1)
    if not follows[:1].isalnum():
        return None
    wanted = number + 1 if number == 1 else number - 1
    others = [other for other in context.mentions if other is not mention and other.integer() == wanted]
    paired = any(words.at(other.first - 1) == "(" and words.at(other.after) == ")" for other in others)
    return "brackets that count" if paired else None
