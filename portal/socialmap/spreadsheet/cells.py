"""One row of a list -> what it wants of a service, or why it cannot be used. An empty cell wants nothing."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap.models import Audience, TaxonomyTerm
from portal.socialmap.opening.dutch import NotUnderstood, read_hours
from portal.socialmap.opening.plan import WeekPlan
from portal.socialmap.services.groups import PhoneNumber, digits
from portal.socialmap.services.places import PostalAddress
from portal.socialmap.spreadsheet.columns import BY_CODE, fold
from portal.socialmap.spreadsheet.sheet import Row
from portal.socialmap.spreadsheet.words import Words, unknown_sentence

LONGEST_NAME = 300
_EXCEL_DAY_ONE = date(1899, 12, 30)
_DUTCH_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?")
_POSTAL_CODE = re.compile(r"([1-9]\d{3})\s?([A-Za-z]{2})")
_PHONE = re.compile(r"[\d+() ./–-]{3,40}")
_EXCEL_FAULT = re.compile(r"#(REF!|N/A|N/B|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NULL!|LEEG!|NUM!|GETAL!|VERW!)")
_AUDIENCES: Mapping[str, str] = {
    **dict.fromkeys(("iedereen", "ja", "openbaar", "publiek", "public", "inwoners", "alle"), Audience.PUBLIC),
    **dict.fromkeys(("alleen partners", "partners", "nee", "professionals", "intern", "niet openbaar"),
                    Audience.PARTNERS),
}  # fmt: skip
_mail_address, _web_address = EmailValidator(), URLValidator(schemes=["http", "https"])


class Unusable(ValueError):
    """A cell cannot be used; the message says why."""


@dataclass
class Wanted:
    """What a row says. None and an empty mapping mean that it says nothing of that."""

    number: int
    key: str = ""
    organization: str = ""
    service: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    phones: tuple[PhoneNumber, ...] | None = None
    address: PostalAddress | None = None
    hours: WeekPlan | None = None
    by_appointment: bool = False
    terms: dict[str, tuple[TaxonomyTerm, ...]] = field(default_factory=dict)
    municipalities: tuple[str, ...] | None = None
    problems: list[str] = field(default_factory=list)


def wanted_of(row: Row, mapping: Sequence[str], words: Words) -> Wanted:
    """Read one row.

    Args:
        mapping: for each column its code, or an empty text.
        words: from `words_here`.

    Returns:
        What it wants; with problems it must be refused as a whole. Pure.
    """
    cells = {code: cell for code, cell in zip(mapping, row.cells, strict=False) if code and cell}
    wanted = Wanted(row.number)
    for code, cell in cells.items():
        fault = _EXCEL_FAULT.fullmatch(cell)
        if fault:
            wanted.problems.append(_said(code, _("in de cel staat een fout van Excel (%(fault)s)") % {"fault": cell}))
    if wanted.problems:
        return wanted
    for code, read in _READERS.items():
        if code not in cells:
            continue
        try:
            read(wanted, cells[code])
        except Unusable as problem:
            wanted.problems.append(_said(code, str(problem)))
    _read_words(wanted, cells, words)
    _read_address(wanted, cells)
    if not wanted.key and not (wanted.organization and wanted.service):
        wanted.problems.append(_missing_name(wanted))
    return wanted


def read_date(cell: str, today: date) -> date:
    """A date as lists have it: 31-12-2026, 2026-12-31, or the number of days that Excel keeps.

    Raises:
        Unusable: it is none of these, or lies ahead.
    """
    found: date | None = None
    try:
        if match := _ISO_DATE.fullmatch(cell):
            found = date(int(match[1]), int(match[2]), int(match[3]))
        elif match := _DUTCH_DATE.fullmatch(cell):
            found = date(int(match[3]), int(match[2]), int(match[1]))
        elif re.fullmatch(r"\d{5}(\.\d+)?", cell):
            found = _EXCEL_DAY_ONE + timedelta(days=int(float(cell)))
    except ValueError as error:
        raise Unusable(_("%(date)s bestaat niet") % {"date": cell[:20]}) from error
    if found is None or not 1990 <= found.year <= 2200:
        raise Unusable(_("“%(date)s” is geen datum. Schrijf het zo: 31-12-2026") % {"date": cell[:20]})
    if found > today:
        raise Unusable(_("%(date)s ligt in de toekomst") % {"date": cell[:20]})
    return found


def _text(name: str) -> Callable[[Wanted, str], None]:
    def read(wanted: Wanted, cell: str) -> None:
        wanted.fields[name] = cell

    return read


def _key(wanted: Wanted, cell: str) -> None:
    if len(cell) > 200:
        raise Unusable(_("het kenmerk is te lang"))
    wanted.key = cell


def _organization(wanted: Wanted, cell: str) -> None:
    wanted.organization = _name(cell)


def _service(wanted: Wanted, cell: str) -> None:
    wanted.service = _name(cell)


def _name(cell: str) -> str:
    name = " ".join(cell.split())
    if len(name) > LONGEST_NAME:
        raise Unusable(_("de naam is langer dan %(most)s tekens") % {"most": LONGEST_NAME})
    return name


def _phones(wanted: Wanted, cell: str) -> None:
    numbers: dict[str, PhoneNumber] = {}
    for part in re.split(r"[;\n|]|\s+of\s+", cell):
        number, _bracket, said = part.strip().partition(" (")
        if not number:
            continue
        if not _PHONE.fullmatch(number) or not any(sign.isdigit() for sign in number):
            raise Unusable(_("“%(number)s” is geen telefoonnummer") % {"number": part.strip()[:40]})
        if re.fullmatch(r"[1-9]\d{8}", number):  # Excel takes a number for a number, and its nought away
            number = f"0{number}"
        numbers.setdefault(digits(number), PhoneNumber(number, said.removesuffix(")").strip()))
    wanted.phones = tuple(numbers.values())


def _email(wanted: Wanted, cell: str) -> None:
    try:
        _mail_address(cell)
    except ValidationError as error:
        raise Unusable(_("“%(mail)s” is geen e-mailadres") % {"mail": cell[:60]}) from error
    wanted.fields["email"] = cell


def _website(wanted: Wanted, cell: str) -> None:
    address = cell if "://" in cell else f"https://{cell}"
    try:
        _web_address(address)
    except ValidationError as error:
        raise Unusable(_("“%(site)s” is geen webadres") % {"site": cell[:60]}) from error
    wanted.fields["url"] = address


def _hours(wanted: Wanted, cell: str) -> None:
    try:
        found = read_hours(cell)
    except NotUnderstood as error:
        raise Unusable(str(error).rstrip(".")) from error
    wanted.by_appointment = found.by_appointment
    wanted.hours = None if found.by_appointment else found.week


def _audience(wanted: Wanted, cell: str) -> None:
    audience = _AUDIENCES.get(fold(cell))
    if audience is None:
        raise Unusable(_("schrijf “iedereen” of “alleen partners”"))
    wanted.fields["audience"] = str(audience)


def _checked_on(wanted: Wanted, cell: str) -> None:
    wanted.fields["checked_on"] = read_date(cell, timezone.localdate())


_READERS: Mapping[str, Callable[[Wanted, str], None]] = {
    "id": _key,
    "organization": _organization,
    "service": _service,
    "plain_text": _text("plain_text"),
    "description": _text("description"),
    "cost": _text("fees_description"),
    "phone": _phones,
    "email": _email,
    "website": _website,
    "hours": _hours,
    "audience": _audience,
    "checked_on": _checked_on,
}


def _read_words(wanted: Wanted, cells: Mapping[str, str], words: Words) -> None:
    for column in words.terms:
        if column in cells:
            wanted.terms[column], unknown = words.terms_in(column, cells[column])
            if unknown:
                wanted.problems.append(unknown_sentence(str(BY_CODE[column].label), unknown))
    if "municipality" in cells:
        wanted.municipalities, unknown = words.municipalities_in(cells["municipality"])
        if unknown:
            wanted.problems.append(unknown_sentence(str(BY_CODE["municipality"].label), unknown))


def _read_address(wanted: Wanted, cells: Mapping[str, str]) -> None:
    street, postal_code, city = (cells.get(code, "") for code in ("street", "postal_code", "city"))
    if not (street or postal_code or city):
        return
    if not street or not city:
        wanted.problems.append(_("Een adres heeft een straat én een plaats nodig. Een van de twee ontbreekt."))
        return
    if postal_code:
        match = _POSTAL_CODE.fullmatch(postal_code)
        if match is None:
            wanted.problems.append(_said("postal_code", _("“%(code)s” is geen postcode") % {"code": postal_code[:20]}))
            return
        postal_code = f"{match[1]} {match[2].upper()}"
    wanted.address = PostalAddress(" ".join(street.split()), postal_code, " ".join(city.split()))


def _missing_name(wanted: Wanted) -> str:
    if wanted.service or wanted.organization:
        name = BY_CODE["organization" if wanted.service else "service"].label
        return _("%(column)s is leeg. Samengevoegde cellen leest het portaal niet.") % {"column": name}
    return _("De organisatie en de dienst zijn leeg.")


def _said(code: str, what: str) -> str:
    return f"{BY_CODE[code].label}: {what}."
