"""The map as a list: nothing in it counts as a formula, and what comes back unchanged changes nothing."""

import csv
import io

import pytest
from openpyxl import load_workbook

from portal.socialmap.models import Service
from portal.socialmap.spreadsheet import exporting, sheet
from portal.socialmap.spreadsheet.exporting import export_list, harmless
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import Refused
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service
from tests.portal.socialmap.spreadsheet.conftest import WHOLE, looked_at, read_in, workbook

DANGEROUS = ("=1+1", "+31 10 123 45 67", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("https://kwaad.example")')


def _csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_taken_along_and_brought_back_changes_nothing(with_words: Tenant, eva: Actor, kind: str) -> None:
    read_in(eva, workbook(list(WHOLE), list(WHOLE.values())))
    service = make_service("Opvang", make_organization("+Plus"), plain_text="=Gelijk aan hulp")
    make_phone("+31 10 123 45 67", service=service)
    make_location(service, secret=True, street="Geheime weg 1")
    upload = looked_at(eva, export_list(eva, Service.objects.all(), kind=kind))
    assert [row["kind"] for row in upload.plan] == ["same", "same"], upload.plan
    assert "Geheime weg" not in str(upload.rows)


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_cell_that_begins_as_a_formula_is_text(with_words: Tenant, eva: Actor, text: str) -> None:
    make_service(text.strip(), make_organization("Brug"))
    rows = _csv(export_list(eva, Service.objects.all(), kind="csv"))
    book = load_workbook(io.BytesIO(export_list(eva, Service.objects.all(), kind="xlsx")))
    assert rows[1][2] == f"'{text.strip()}"
    assert book.active is not None
    assert book.active["C2"].value == f"'{text.strip()}"
    assert book.active["C2"].data_type == "s"


def test_sabotage_without_the_sign_it_would_be_a_formula(
    with_words: Tenant, eva: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_service("=1+1", make_organization("Brug"))
    monkeypatch.setattr(exporting, "FORMULA_SIGNS", ())
    monkeypatch.setattr(exporting, "harmless", lambda cell: cell)
    assert _csv(export_list(eva, Service.objects.all(), kind="csv"))[1][2] == "=1+1"


@pytest.mark.parametrize("text", DANGEROUS[:4])
def test_the_reader_takes_the_sign_off_again(text: str) -> None:
    assert sheet.as_text(harmless(text)) == text
    assert sheet.as_text("'s avonds") == "'s avonds"


def test_hours_that_fit_in_no_cell_are_left_out(with_words: Tenant, eva: Actor) -> None:
    service = make_service("Inloop", make_organization("Brug"))
    make_schedule(service=service, freq="MONTHLY", byday="1MO")
    headings, row = _csv(export_list(eva, Service.objects.all(), kind="csv"))
    assert dict(zip(headings, row, strict=True))["Openingstijden"] == ""


def test_it_stands_in_the_log_and_is_for_editors_alone(with_words: Tenant, eva: Actor, alice: Actor) -> None:
    make_service()
    export_list(eva, Service.objects.all(), kind="csv")
    assert AuditEntry.objects.get(action="socialmap.exported").ids == {"services": 1, "kind": "csv"}
    with pytest.raises(Refused):
        export_list(alice, Service.objects.all(), kind="csv")
