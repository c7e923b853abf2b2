"""Lists as people keep them, made by code."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from portal.socialmap.models import SpreadsheetUpload
from portal.socialmap.spreadsheet import services
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor, system
from tenants.models import Tenant
from tenants.outbox.worker import deliver_one

HEADINGS = ("Organisatie", "Dienst", "Tekst voor inwoners", "Telefoon", "Openingstijden", "Leefgebieden")
FIRST = ("Welzijn De Brug", "Inloop", "Kom langs.", "010 123 45 67", "ma-vr 9-17", "Mensen ontmoeten")

WHOLE = {
    "Organisatie": "Welzijn De Brug",
    "Dienst": "Inloop",
    "Tekst voor inwoners": "Kom langs.",
    "Omschrijving": "Een inloop.",
    "Telefoon": "010 123 45 67; 06-12345678 (app)",
    "E-mail": "inloop@brug.example",
    "Website": "www.brug.example",
    "Straat en nummer": "Kade 1",
    "Postcode": "3131ab",
    "Plaats": "Waterkant",
    "Openingstijden": "ma-vr 9-17",
    "Leefgebieden": "Mensen ontmoeten; wonen",
    "Doelgroepen": "Ouderen",
    "Gemeente": "Vlaardingen",
    "Wie dit ziet": "alleen partners",
    "Kosten": "Gratis",
    "Nagekeken op": date(2026, 3, 1),
}


def workbook(*rows: Sequence[Any], title: str = "Lijst", change: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def separated(*rows: Sequence[str], sign: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(sign.join(row) for row in rows).encode(encoding)


@pytest.fixture
def with_words(in_waterkant: Tenant) -> Tenant:
    """Waterkant with our lists of words."""
    ensure_taxonomies(system(in_waterkant, "tests"))
    return in_waterkant


def brought(actor: Actor, content: bytes, filename: str = "") -> SpreadsheetUpload:
    filename = filename or ("lijst.xlsx" if content.startswith(b"PK") else "lijst.csv")
    return services.bring_list(actor, filename=filename, content=content)


def looked_at(actor: Actor, content: bytes, **how: Any) -> SpreadsheetUpload:
    """Brought, with its columns as guessed, and what would change."""
    upload = brought(actor, content)
    return services.choose_columns(actor, uid=upload.uid, version=upload.version, mapping=upload.mapping, **how)


def read_in(actor: Actor, content: bytes, **how: Any) -> SpreadsheetUpload:
    upload = looked_at(actor, content, **how)
    return done(services.confirm_list(actor, uid=upload.uid, version=upload.version))


def done(upload: SpreadsheetUpload) -> SpreadsheetUpload:
    """As it is when the worker has nothing left to do."""
    while deliver_one("tests"):
        pass
    upload.refresh_from_db()
    return upload


def kinds(upload: SpreadsheetUpload) -> list[str]:
    """What would become of each row."""
    return [row["kind"] for row in upload.plan]


def undone(actor: Actor, upload: SpreadsheetUpload) -> SpreadsheetUpload:
    return done(services.undo_list(actor, uid=upload.uid, version=upload.version))
