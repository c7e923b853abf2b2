"""What may be asked: the query parameters of the specification, each with its limits and its sentence."""

from datetime import datetime
from typing import Annotated, Literal

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import AfterValidator, Field

PER_PAGE, MOST_PER_PAGE = 25, 100
MOST_MINIMAL = 10_000
LAST_PAGE = 1_000_000


def _text(given: str) -> str:
    if any(ord(each) < 32 for each in given):
        raise ValueError("Hier mogen geen stuurtekens in.")
    return given.strip()


def _moment(given: str) -> str:
    if given and moment_of(given) is None:
        raise ValueError("Schrijf een datum of tijdstip volgens ISO 8601, zoals 2026-11-01T09:00:00+01:00.")
    return given


def moment_of(given: str) -> datetime | None:
    """A date or a moment as ISO 8601 writes it; without an offset it is Dutch time. None when it is neither."""
    written = given.strip().replace(" ", "+") if "T" in given else given.strip()  # a plus in an address is a space
    try:
        found = parse_datetime(written) or _midnight(written)
        aware = found if found is None or timezone.is_aware(found) else timezone.make_aware(found)
        return aware and aware.astimezone(timezone.get_default_timezone())
    except (ValueError, OverflowError):
        return None


def _midnight(written: str) -> datetime | None:
    day = parse_date(written)
    return datetime(day.year, day.month, day.day) if day else None


Text = Annotated[str, AfterValidator(_text)]
Id = Annotated[str, AfterValidator(_text), Field(max_length=100)]
Moment = Annotated[str, AfterValidator(_moment), Field(max_length=40)]


class Paged(Schema):
    search: Text = Field("", max_length=200, description=_("Woorden die alle moeten voorkomen in naam of tekst."))
    page: int = Field(1, ge=1, le=LAST_PAGE, description=_("Nummer van de pagina."))
    per_page: int = Field(PER_PAGE, ge=1, le=MOST_PER_PAGE, description=_("Hoeveel er op een pagina staan."))
    format: Literal["json", "ndjson"] = Field(
        "json", description=_("json, of ndjson: alles achter elkaar zonder pagina's, elk document op een regel.")
    )


class ServicesAsked(Paged):
    taxonomy_term_id: Id = Field("", description=_("Alleen met dit woord uit een lijst."))
    taxonomy_id: Id = Field("", description=_("Alleen met een woord uit deze lijst."))
    organization_id: Id = Field("", description=_("Alleen van deze organisatie."))
    modified_after: Moment = Field("", description=_("Alleen wat op of na dit moment veranderde."))
    per_page: int = Field(
        PER_PAGE,
        ge=1,
        le=MOST_MINIMAL,
        description=_("Hoeveel er op een pagina staan: ten hoogste 100, met minimal ten hoogste 10.000."),
    )
    minimal: bool = Field(False, description=_("Alleen id en modified_date, zo veel mogelijk op een pagina."))
    full: bool = Field(False, description=_("Het hele document, met alles wat eraan hangt."))


class PlacesAsked(Paged):
    taxonomy_term_id: Id = Field("", description=_("Alleen van een dienst met dit woord uit een lijst."))
    taxonomy_id: Id = Field("", description=_("Alleen van een dienst met een woord uit deze lijst."))
    organization_id: Id = Field("", description=_("Alleen van deze organisatie."))
    modified_after: Moment = Field("", description=_("Alleen van een dienst die op of na dit moment veranderde."))
    full: bool = Field(False, description=_("Het hele document, met alles wat eraan hangt."))
    postcode: str = Field(
        "", pattern=r"^([1-9][0-9]{3}( ?[A-Za-z]{2})?)?$", description=_("Alleen wat voor deze postcode bedoeld is.")
    )
    proximity: int | None = Field(
        None, ge=1, le=100_000, description=_("Met postcode: alleen binnen zo veel meter van het midden daarvan.")
    )


class OrganizationsAsked(Paged):
    taxonomy_term_id: Id = Field("", description=_("Alleen met een dienst met dit woord uit een lijst."))
    taxonomy_id: Id = Field("", description=_("Alleen met een dienst met een woord uit deze lijst."))
    full: bool = Field(False, description=_("Het hele document, met alles wat eraan hangt."))
    full_service: bool = Field(False, description=_("Met de hele documenten van de diensten."))


class OrganizationAsked(Schema):
    full_service: bool = Field(False, description=_("Met de hele documenten van de diensten."))


class TermsAsked(Paged):
    taxonomy_id: Id = Field("", description=_("Alleen uit deze lijst."))
    top_only: bool = Field(False, description=_("Alleen woorden zonder woord erboven."))
    parent_id: Id = Field("", description=_("Alleen woorden onder dit woord."))
