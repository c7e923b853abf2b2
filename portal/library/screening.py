"""Finds what tells of a person in a text that is to be about no person. A table of signs, each with a plain word.

It finds what a computer can find; the screen asks the writer to look at the rest. It rather refuses a harmless
number than lets a citizen service number through.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenants.citizen_numbers import passes_eleven

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|mrt|sept"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SEPARATED_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-/]{0,2}\d)+(?!\d)")
_YEARS = re.compile(r"(?:(?:19|20)\d\d[ .\-/]*)+")
_AMOUNT = re.compile(r"(?:€|euro)\s?[\d.]+(?:,\d\d|,-)?|[\d.]+(?:,\d\d)?\s?(?:euro|€)", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>()]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
_PHONE = re.compile(
    r"(?<![\d,.])(?:\+|00)[1-9](?:[ \-()./]{0,3}\d){7,13}(?!\d)|(?<![\d,.])\(?0[1-9](?:[ \-()./]{0,3}\d){8}(?!\d)"
)
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_WRITTEN_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:e|ste|de)?[\s-]+({_MONTH})\.?[\s-]+(\d{{4}}|\d{{2}})(?!\d)", re.IGNORECASE
)
_BORN = re.compile(r"\b(?:geb(?:oren\b|\.|oortedatum\b)|born\b)[^.\n]{0,20}\d", re.IGNORECASE)


def _service_numbers(plain: str) -> Iterator[str]:
    """Nine digits in a row, however they are divided, and eight when they pass the test of a BSN."""
    for match in _SEPARATED_DIGITS.finditer(_AMOUNT.sub(" ", plain)):
        digits = re.sub(r"\D", "", match[0])
        if _YEARS.fullmatch(match[0]) and len(digits) != 9:
            continue
        if len(digits) == 9 or (len(digits) == 8 and match[0].isdigit() and passes_eleven("0" + digits)):
            yield match[0]


def _dates_of_birth(plain: str) -> Iterator[str]:
    """Each whole date before today: a birth has a day, and a rule seldom needs one."""
    today = timezone.localdate()
    found: list[tuple[str, int, int, int]] = []
    for match in _NUMERIC_DATE.finditer(plain):
        found.append((match[0], _year(match[3], today), int(match[2]), int(match[1])))
    for match in _ISO_DATE.finditer(plain):
        found.append((match[0], int(match[1]), int(match[2]), int(match[3])))
    for match in _WRITTEN_DATE.finditer(plain):
        found.append((match[0], _year(match[3], today), _month(match[2]), int(match[1])))
    for written, year, month, day in found:
        try:
            past = date(year, month, day) < today
        except ValueError:
            continue
        if past:
            yield written
    yield from (match[0] for match in _BORN.finditer(plain))


def _year(written: str, today: date) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def _month(written: str) -> int:
    start = written.lower()[:3].replace("mrt", "maa")
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(start))


def _all(pattern: re.Pattern[str]) -> Callable[[str], Iterator[str]]:
    return lambda plain: (match[0] for match in pattern.finditer(plain))


@dataclass(frozen=True)
class Sign:
    """Something that tells of a person. `everywhere`: also refused in an answer, which may name a help desk."""

    find: Callable[[str], Iterator[str]]
    said: str | Promise
    everywhere: bool = False


SIGNS: Mapping[str, Sign] = {
    "service_number": Sign(_service_numbers, _("een nummer dat op een BSN lijkt"), everywhere=True),
    "date_of_birth": Sign(_dates_of_birth, _("een datum, misschien een geboortedatum")),
    "email": Sign(_all(_EMAIL), _("een e-mailadres")),
    "phone": Sign(_all(_PHONE), _("een telefoonnummer")),
    "iban": Sign(_all(_IBAN), _("een rekeningnummer"), everywhere=True),
    "postcode": Sign(_all(_POSTCODE), _("een postcode"), everywhere=True),
}


def signs_of_a_person(text: str, *, answer: bool = False) -> tuple[str, ...]:
    """What in this text may tell of a person, in plain words, each once.

    Args:
        answer: the text answers; it may name a date of a rule, or how to reach an organisation.
    """
    plain = _plain(text)
    return tuple(
        str(sign.said)
        for sign in SIGNS.values()
        if (sign.everywhere or not answer) and next(iter(sign.find(plain)), None) is not None
    ) + ((str(SIGNS["date_of_birth"].said),) if answer and _BORN.search(plain) else ())


def _plain(text: str) -> str:
    """As a reader sees it: digits of any script as 0 to 9, nothing unseen between them."""
    shown = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    shown = re.sub("[\u2010-\u2015\u2212]", "-", shown)
    return "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in shown)
