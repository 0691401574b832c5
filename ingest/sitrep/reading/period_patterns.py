"""How periods are written: one pattern per way, with a group per printed part.

Groups are named after the columns of ``raw.report_period`` without ``_text``; alternatives of one part end in a
letter (``last_month_b``). The words stand in lists so that a test can hold them against the seeds that give them
their meaning (``months``, ``period_units``, ``ordinals``).
"""

import re

MONTHS = tuple(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    ene abr ago set dic
    janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre
    janv févr fevr avr juil déc
    """.split()
)
UNITS = (
    "quarter", "qtr", "trimestre", "semester", "semestre", "half-year", "bimestre",
    "week", "weeks", "semana", "semanas", "semaine", "semaines", "iso week", "semana iso", "semaine iso",
    "epidemiological week", "epidemiological weeks", "epi week", "epi-week", "semana epidemiológica",
    "semanas epidemiológicas", "semaine épidémiologique", "half",
)  # fmt: skip
LETTERS = ("q", "t", "h", "w", "se", "ew")  # stand right before their number: Q1, T1, H1, W12, SE 08
HALVES_OF_MONTH = ("half", "quincena", "quinzaine", "fortnight")
YEARS = (
    "year", "annual", "annual report", "year-end report", "end-year report", "end of year report", "año", "anual",
    "reporte anual", "informe anual", "année", "annuel", "rapport annuel",
)  # fmt: skip
ORDINALS = (
    "first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th",
    "primer", "primera", "primero", "segundo", "segunda", "tercer", "tercero", "cuarto",
    "1er", "1ro", "1ra", "1era", "2do", "2da", "3er", "3ro", "4to", "1º", "2º", "3º", "4º", "1°", "2°", "3°", "4°",
    "premier", "première", "deuxième", "troisième", "quatrième", "1ère", "2e", "3e", "4e", "2ème", "3ème", "4ème",
    "i", "ii", "iii", "iv",
)  # fmt: skip
WEEKDAYS = tuple(
    """
    monday tuesday wednesday thursday friday saturday sunday lunes martes miércoles miercoles jueves viernes sábado
    sabado domingo lundi mardi mercredi jeudi vendredi samedi dimanche
    """.split()
)


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
MONTH = rf"(?:(?<![{_LETTER}])(?:{_any_of(MONTHS)})(?![{_LETTER}])\.?)"
YEAR = r"(?:(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d))"
DAY = r"(?:(?<![\d.,/])(?:0?[1-9]|[12]\d|3[01])(?!\d))"
ORDINAL_SIGN = r"(?:\s?(?:st|nd|rd|th|er|ro|º|°)\b|[º°])?"
NUMBER_MONTH = r"(?:0[1-9]|1[0-2])"
OF = r"(?:(?:of|de|del)\s+|d['’]\s*)?"
DASH = "[-‐‑‒–—−]"
JOIN = (
    rf"(?:\s*(?:{DASH}|/|&)\s*|\s+(?:to|and|through|thru|until|till|a|al|y|e|hasta|à|au|et|jusqu['’]au)\s+)"
    rf"(?:(?:the|el|la|le|del|du)\s+)?(?:(?:{_any_of(WEEKDAYS)})\s*,?\s*)?"
)
# Between a month, a quarter or a week and its year.
TO_YEAR = rf"\s*(?:,|\.|/|\||{DASH})?\s*{OF}(?:(?:the|l'|year|año|année)\s*:?\s*)?"
ISSUE_GAP = r"[ \t]*[-–:.]?[ \t]*"


def _date(end: str, letter: str, *, year: str = "required", day: str = "optional") -> str:
    """A date of one end of a period in each order of its parts; ``year`` and ``day``: required, optional, none."""
    tail = {"required": "{0}", "optional": "(?:{0})?", "none": ""}[year]

    def to_year(way: str) -> str:
        return tail.format(rf"{TO_YEAR}(?P<{end}_year_{letter}{way}>{YEAR})")

    day_first = (
        rf"(?P<{end}_day_{letter}1>{DAY}){ORDINAL_SIGN}(?:\s*(?:{OF})|{DASH}|/)"
        rf"(?P<{end}_month_{letter}1>{MONTH}){to_year('1')}"
    )
    month_first = rf"(?P<{end}_month_{letter}2>{MONTH})\s*(?P<{end}_day_{letter}2>{DAY}){ORDINAL_SIGN}{to_year('2')}"
    month_alone = rf"(?P<{end}_month_{letter}3>{MONTH}){to_year('3')}"
    ways = [day_first, month_first] + ([month_alone] if day == "optional" else [])
    return f"(?:{'|'.join(ways)})"


def _numbers(end: str, letter: str) -> str:
    return (
        rf"(?:(?P<{end}_year_{letter}4>20\d\d)-(?P<{end}_month_{letter}4>{NUMBER_MONTH})-(?P<{end}_day_{letter}4>\d\d)"
        rf"|(?P<{end}_day_{letter}5>\d{{1,2}})[/.](?P<{end}_month_{letter}5>\d{{1,2}})[/.](?P<{end}_year_{letter}5>20\d\d))"
    )


_BETWEEN = rf"(?:\s*(?:,|/|{DASH})\s*{MONTH})*"  # "January, February and March 2021"
_RANGE_IN_YEAR = rf"{_date('first', 'y', year='none')}{JOIN}{_date('last', 'y', year='none')}"
_NO_YEAR_AFTER = rf"(?!{TO_YEAR}{YEAR})(?!\s*\d)"
_UNIT = rf"(?P<unit_{{0}}>{_any_of(UNITS)})"
_NO = r"(?:\d{1,2}(?!\d))"
_DAYS_IN_BRACKETS = rf"(?:\s*[(,:–-]\s*(?:del?\s+|du\s+)?{_date('first', 'w', year='none', day='required')}{JOIN}"
_WEEK_DAYS = _DAYS_IN_BRACKETS + rf"{_date('last', 'w', year='none', day='required')}\s*\)?)?"

_SOURCES = (
    # 1-15 March 2021, 1 March - 15 April 2021, January to March 2021, December 2020 - January 2021
    rf"{_date('first', 'a', year='optional')}{_BETWEEN}{JOIN}{_date('last', 'a')}",
    rf"(?P<first_day_b>{DAY}){ORDINAL_SIGN}{JOIN}{_date('last', 'b', day='required')}",
    # March 1-15, 2021
    rf"(?P<last_month_c>{MONTH})\s*(?P<first_day_c>{DAY}){ORDINAL_SIGN}{JOIN}(?P<last_day_c>{DAY}){ORDINAL_SIGN}"
    rf"{TO_YEAR}(?P<last_year_c>{YEAR})",
    # January 2021, 31 January 2021, January 31, 2021
    _date("last", "d"),
    # 2021: January - March, 2021 | January
    rf"(?P<last_year_e>{YEAR})\s*(?:,|:|\||{DASH})?\s*{_RANGE_IN_YEAR}{_NO_YEAR_AFTER}",
    rf"(?P<last_year_f>{YEAR})\s*(?:,|:|\||{DASH})?\s*(?P<last_month_f>{MONTH}){_NO_YEAR_AFTER}",
    # 01/01/2021 - 31/01/2021, 2021-01-01 to 2021-01-31, 31/01/2021
    rf"(?<![\w/.-]){_numbers('first', 'g')}{JOIN}{_numbers('last', 'g')}(?![\w/-])",
    rf"(?<![\w/.-]){_numbers('last', 'h')}(?![\w/-])",
    # 01/2021, 2021-01
    rf"(?<![\w/.-])(?:(?P<first_month_i>{NUMBER_MONTH})/20\d\d{JOIN})?"
    rf"(?P<last_month_i>{NUMBER_MONTH})/(?P<last_year_i>20\d\d)(?![\w/-])",
    rf"(?<![\w/.-])(?P<last_year_j>20\d\d)-(?P<last_month_j>{NUMBER_MONTH})(?![\w/-])",
    # Q1 2021, T1 - T2 2021, W12 2021
    rf"\b(?P<unit_k>{_any_of(LETTERS)})\s?(?P<first_no_k>{_NO})(?:{JOIN}(?:{_any_of(LETTERS)})?\s?(?P<last_no_k>{_NO}))?"
    rf"{TO_YEAR}(?P<last_year_k>{YEAR}){_WEEK_DAYS.replace('_w', '_k')}",
    # 1T 2021
    rf"\b(?P<first_no_r>[1-4])\s?(?P<unit_r>[QT]){TO_YEAR}(?P<last_year_r>{YEAR})",
    # 2021-Q1, 2021 W12
    rf"(?P<last_year_l>{YEAR})\s*[-/|]?\s*(?P<unit_l>{_any_of(LETTERS)})\s?(?P<first_no_l>{_NO})"
    rf"(?:{JOIN}(?:{_any_of(LETTERS)})?\s?(?P<last_no_l>{_NO}))?",
    # week 12 of 2021, semana epidemiológica número 08 de 2016 (21 feb. al 27 feb.), trimestre 1 2021
    rf"\b{_UNIT.format('m')}\s+(?:(?:number|no\.?|n[º°]|número|numero|numéro)\s*)?(?P<first_no_m>{_NO}|I{{1,3}}V?|IV)"
    rf"(?:{JOIN}(?P<last_no_m>{_NO}))?{TO_YEAR}(?P<last_year_m>{YEAR}){_WEEK_DAYS.replace('_w', '_m')}",
    # first quarter of 2021, 1er trimestre 2021, primer y segundo trimestre de 2021
    rf"\b(?P<first_no_n>{_any_of(ORDINALS)})(?:{JOIN}(?P<last_no_n>{_any_of(ORDINALS)}))?\s+{_UNIT.format('n')}"
    rf"{TO_YEAR}(?P<last_year_n>{YEAR})",
    # first half of January 2021, primera quincena de enero de 2021
    rf"\b(?P<first_no_o>{_any_of(ORDINALS)})\s+(?P<unit_o>{_any_of(HALVES_OF_MONTH)})\s+{OF}"
    rf"(?P<last_month_o>{MONTH}){TO_YEAR}(?P<last_year_o>{YEAR})",
    # annual report 2021, 2021 annual report
    rf"\b(?P<unit_p>{_any_of(YEARS)})\s*[-–:,(|]?\s*{OF}(?P<last_year_p>{YEAR})(?!\s*{DASH}\s*\d)",
    rf"(?P<last_year_q>{YEAR})\s+(?P<unit_q>{_any_of(YEARS)})\b",
)
# A month or months with the year, days or not: for readers that only ask whether a line prints one.
PERIOD = re.compile(
    rf"(?:(?:{DAY}{ORDINAL_SIGN}\s*{OF})?{MONTH}(?:{TO_YEAR}{YEAR})?{JOIN})?"
    rf"(?:{DAY}{ORDINAL_SIGN}(?:{JOIN}{DAY}{ORDINAL_SIGN})?\s*{OF})?{MONTH}(?:\s+{DAY}(?=\s*,))?{TO_YEAR}{YEAR}",
    re.IGNORECASE,
)
PATTERNS = tuple(re.compile(source, re.IGNORECASE) for source in _SOURCES)
# In file names alone: 2021_01, 202101; never a full date (2021_01_15), which may be that of publication.
FILE_NAME_PATTERNS = (
    re.compile(
        rf"(?<!\d)(?P<last_year_a>20\d\d)[-_. ]?(?P<last_month_a>{NUMBER_MONTH})"
        r"(?![-_. ]?(?:0[1-9]|[12]\d|3[01])(?!\d))(?!\d)"
    ),
)
# The number of an issue is no day: "Situation Report #12 - January 2021". Right before a month only a number sign
# says so.
ISSUE_NUMBERS = (
    re.compile(r"\bcovid[-\s]*(?P<number>(?:20)?19)", re.IGNORECASE),
    re.compile(
        rf"(?<!ana\s)(?<!gica\s)(?<!week\s)(?<!aine\s)(?<!ique\s)(?:#|\bn[º°]|\bno\.?(?=\s)|\bno\.|\bnum\.|\bn\.[º°]|\b(?:number|número|numero|numéro))\s*(?P<number>\d{{1,3}})(?!\d|\s?/\d|[º°])"
        rf"(?!{DASH}\d)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:report|sitrep|reporte|informe|bulletin|bolet[ií]n|update|issue|edition|edici[oó]n|rapport|brief)"
        rf"{ISSUE_GAP}(?P<number>\d{{1,3}})(?!\d|[º°]|st\b|nd\b|rd\b|th\b)(?!\s*(?:de\s+|of\s+)?{MONTH})"
        rf"(?!\s?/\d|{DASH}\d|\s*{DASH}\s*(?:15|28|29|30|31)\b)",
        re.IGNORECASE,
    ),
)
