"""Services as a list: the columns that can be read in again, so that somebody works on them in Excel and brings them
back. What begins as a formula is written as text."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from portal.socialmap.hsds.storing.audit_actions import EXPORTED
from portal.socialmap.models import Audience, Service
from portal.socialmap.opening.plan import in_words
from portal.socialmap.services.groups import MUNICIPALITY
from portal.socialmap.services.places import address_of
from portal.socialmap.spreadsheet.columns import COLUMNS
from portal.socialmap.spreadsheet.planning import in_words as field_in_words
from portal.socialmap.spreadsheet.standing import Standing, standing_of
from portal.socialmap.spreadsheet.wholes_of import phones_in_words, terms_of, week_of
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.municipalities import names_of

CHUNK = 500
MOST_EXPORTED = 20_000
# With which a program that opens a list takes a cell for a formula (OWASP, CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@transaction.atomic
def export_list(actor: Actor, services: Any, *, kind: str) -> bytes:
    """A list of services.

    Args:
        actor: who may take the map along.
        services: a queryset of own services that the actor may see.
        kind: "xlsx" or "csv".

    Raises:
        Refused: the actor may not.

    Ten queries for every 500 services.
    """
    require(can(actor, "map_transfer.export"))
    rows = list(_rows(services))
    record(actor, EXPORTED, services=len(rows), kind=kind)
    headings = [str(column.label) for column in COLUMNS]
    return _as_csv(headings, rows) if kind == "csv" else _as_xlsx(headings, rows)


def harmless(cell: str) -> str:
    """The cell as text, also for a program that would count with it. The reader takes the sign off again."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def _rows(services: Any) -> Iterator[list[str]]:
    keys = list(services.values_list("pk", flat=True)[:MOST_EXPORTED])
    for start in range(0, len(keys), CHUNK):
        standing = standing_of(keys[start : start + CHUNK])
        for key in keys[start : start + CHUNK]:
            cells = _cells(standing.services[key], standing)
            yield [harmless(cells[column.code]) for column in COLUMNS]


def _cells(service: Service, standing: Standing) -> dict[str, str]:
    pk = service.pk
    places = standing.places.get(pk, [])
    open_places = [] if any(place.location.secret for place in places) else places
    addresses = [address_of(row) for place in open_places for row in standing.addresses.get(place.location_id, [])]
    # Of more addresses a cell would hold one, which would come back as the only one.
    street, postal_code, city = (
        (addresses[0].street, addresses[0].postal_code, addresses[0].city) if len(addresses) == 1 else ("", "", "")
    )
    week = week_of(standing.schedules.get(pk, [])) if pk not in standing.hours_at_places else None
    areas = [row.extent for row in standing.areas.get(pk, []) if row.extent_type == MUNICIPALITY]
    terms = standing.terms.get(pk, [])
    return {
        "id": str(service.uid),
        "organization": service.organization.name if service.organization else "",
        "service": service.name,
        "plain_text": service.plain_text,
        "description": service.description,
        "phone": phones_in_words(standing.phones.get(pk, [])),
        "email": service.email,
        "website": service.url,
        "street": street,
        "postal_code": postal_code,
        "city": city,
        "hours": in_words(week) if week else "",
        "life_domains": _names(terms_of(terms, "life_domains")),
        "target_groups": _names(terms_of(terms, "target_groups")),
        "municipality": "; ".join(names_of(areas)),
        "audience": field_in_words("audience", Audience(service.audience)).lower(),
        "cost": service.fees_description,
        "checked_on": service.checked_on.isoformat() if service.checked_on else "",
    }


def _names(rows: Sequence[Any]) -> str:
    return "; ".join(sorted(row.taxonomy_term.name for row in rows))


def _as_csv(headings: list[str], rows: list[list[str]]) -> bytes:
    """By semicolon and with a mark, as a Dutch Excel opens it."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(headings)
    writer.writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def _as_xlsx(headings: list[str], rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Diensten")
    sheet.append(headings)
    for row in rows:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", cell)[:32_000] for cell in row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
