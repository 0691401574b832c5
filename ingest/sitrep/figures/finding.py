"""Where the numbers of a sentence stand: digits, digits parted by blanks, and number words."""

from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num

from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.scales import take_scale
from sitrep.figures.words import NUMBER, Words

_BLANKS = frozenset(" \u00a0\u2009\u202f")
_FIRM_BLANKS = frozenset("\u00a0\u2009\u202f")
_GROUP = 3
_HALF = Decimal("0.5")


def find_numbers(words: Words, lexicon: Lexicon) -> list[Mention]:
    """All numbers of a sentence, from left to right, without what stands around them."""
    found: list[Mention] = []
    kinds, number_words = words.kinds, lexicon.number_words
    candidates = [index for index, kind in enumerate(kinds) if kind == NUMBER]
    spelled = words.places(number_words)
    if spelled:
        candidates = sorted(candidates + spelled)
    after, stretching = 0, lexicon.sets["numbers.stretching"]
    for index in candidates:
        if index < after:
            continue
        mention = _digits(words, lexicon, index) if kinds[index] == NUMBER else _spelled(words, lexicon, index)
        if mention is not None:
            if words.at(mention.after) in stretching:
                _stretch(words, lexicon, mention)
            found.append(mention)
            after = mention.after
    return found


def _stretch(words: Words, lexicon: Lexicon, mention: Mention) -> None:
    """Stretch a mention over the scale of its digits, then over its per cent."""
    if mention.digits is not None:
        take_scale(words, lexicon, mention)
    _take_percent(words, lexicon, mention)


def _take_percent(words: Words, lexicon: Lexicon, mention: Mention) -> None:
    """Stretch a mention over its per cent, first of all, because "por ciento" ends in a number word."""
    start = mention.after
    if words.at(start) not in lexicon.phrases["percent.words"].firsts and words.at(start) != "-":
        return
    if words.at(start) == "-" and words.glued(start):
        start += 1
    size = lexicon.phrases["percent.words"].starting(words.folded, start)
    if size:
        mention.percent = " ".join(words.folded[start : start + size])
        mention.after = start + size


def _digits(words: Words, lexicon: Lexicon, index: int) -> Mention:
    """A number in digits, with the groups that blanks part from it (``1 500 000``, ``830 ,000``)."""
    after, text = index + 1, words.folded[index]
    follower = words.at(after)
    if follower not in (",", ".") and not follower.isdigit():
        return Mention(index, after, index, after, text)
    if text.isdigit() and len(text) <= _GROUP and not _labelled(words, lexicon, index):
        groups = _blank_groups(words, index)
        if groups:
            after = index + 1 + groups
            text = " ".join(words.folded[index:after])
    if after == index + 1:
        stray = _stray_separator(words, index)
        if stray:
            after, text = index + 3, text + stray
    return Mention(index, after, index, after, text)


def _labelled(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Whether the word before takes the number for itself: a day, a month's name, a decree, a glued hyphen."""
    before = words.at(index - 1)
    return (
        before in lexicon.sets["dates.day_before"]
        or before in lexicon.sets["dates.months"]
        or lexicon.phrases["identifiers.before"].ending(words.folded, index) > 0
        or (words.glued(index - 1) and before in ("-", "/", "#"))
    )


def _blank_groups(words: Words, index: int) -> int:
    """How many groups of three follow, each after one blank.

    Two plain numbers do not stand side by side in prose, so one group is joined; a longer row of groups that are
    all different may be cells of a flattened table and is joined only after firm blanks or with a group of 000.
    """
    count, firm, round_group = 0, False, False
    before = words.at(index - 1)
    if words.gap(index - 1) in _BLANKS and before.isdigit() and len(before) <= _GROUP:
        return 0
    while True:
        position = index + count
        gap = words.gap(position)
        follower = words.at(position + 1)
        if gap not in _BLANKS or not follower.isdigit() or len(follower) != _GROUP:
            break
        firm = firm or gap in _FIRM_BLANKS
        round_group = round_group or follower == "000"
        count += 1
    if count > 1 and not (firm or round_group):
        return 0
    return count


def _stray_separator(words: Words, index: int) -> str:
    """The rest of a number whose separator has a blank beside it (``830 ,000``, ``830, 000``), else empty."""
    text, mark, rest = words.folded[index], words.at(index + 1), words.at(index + 2)
    if mark not in (",", ".") or len(rest) != _GROUP or not rest.isdigit():
        return ""
    head = text.replace(mark, "")
    if not head.isdigit() or len(text.split(mark)[0]) > _GROUP:
        return ""
    left, right = words.gap(index), words.gap(index + 1)
    joined_right = left in _BLANKS and right == ""
    joined_left = left == "" and right in _BLANKS and rest == "000"
    return mark + rest if joined_right or joined_left else ""


def _spelled(words: Words, lexicon: Lexicon, index: int) -> Mention | None:
    """A number in words: the longest run that the library reads, with "a hundred" and halves."""
    if lexicon.phrases["qualifiers.before"].starting(words.folded, index):
        return None  # "un estimado de" opens with an article
    after = _run(words, lexicon, index)
    if words.folded[index] in lexicon.sets["numbers.articles"] and after < len(words) and words.kinds[after] == NUMBER:
        return None  # "casi un 45 %"
    value = read_words(_phrase(words, index, after), lexicon)
    if value is None:
        return None
    first, evidence, head = index, "words", words.folded[index]
    half_first = index - lexicon.phrases["numbers.half_before"].ending(words.folded, index)
    if half_first < index and words.folded[after - 1] in lexicon.scale:
        return Mention(half_first, after, half_first, after, None, value * _HALF, value_evidence="words: half")
    half = lexicon.phrases["numbers.half_after"].starting(words.folded, after)
    if half:
        value, after = _with_half(words, lexicon, value, after, half)
        evidence = "words: and a half"
    if head in lexicon.fixed or head in lexicon.sets["numbers.bare"]:
        first = index - lexicon.phrases["numbers.articles"].ending(words.folded, index)
        if first == index:
            return None
    return Mention(first, after, first, after, None, value, value_evidence=evidence)


def _with_half(words: Words, lexicon: Lexicon, value: Decimal, after: int, half: int) -> tuple[Decimal, int]:
    """A half after the number: "one and a half million", "dos millones y medio", "two and a half"."""
    scale = lexicon.scale.get(words.at(after + half))
    if scale:
        return (value + _HALF) * scale, after + half + 1
    return value + _HALF * lexicon.scale.get(words.at(after - 1), 1), after + half


def _phrase(words: Words, first: int, after: int) -> str:
    return " ".join(word for word in words.folded[first:after] if word != "-")


def _run(words: Words, lexicon: Lexicon, index: int) -> int:
    """Token after the run of number words that starts at ``index``: blanks, hyphens and joiners may part them."""
    known, after = lexicon.number_words, index + 1
    while True:
        step = after
        joined = words.at(step) in lexicon.sets["numbers.joiners"]
        if (words.at(step) == "-" and words.glued(step - 1) and words.glued(step)) or (
            joined and words.at(step - 1) in lexicon.sets["numbers.joins_after"]
        ):
            step += 1
        if words.at(step) not in known or read_words(_phrase(words, index, step + 1), lexicon) is None:
            return after
        after = step + 1


def read_words(phrase: str, lexicon: Lexicon) -> Decimal | None:
    """The value of folded number words of a language, None where they are no number."""
    parts = [lexicon.spellings.get(part, part) for part in phrase.split()]
    if parts and parts[-1] in lexicon.fixed:
        count = read_words(" ".join(parts[:-1]), lexicon) if len(parts) > 1 else Decimal(1)
        return count * lexicon.fixed[parts[-1]] if count is not None else None
    return _library_value(" ".join(parts), lexicon.code)


@lru_cache(maxsize=20_000)
def _library_value(phrase: str, code: str) -> Decimal | None:
    try:
        return Decimal(text2num(phrase, code))
    except ValueError:
        return None
