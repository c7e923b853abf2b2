"""A list is taken back as a whole: afterwards the map is as it was before."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.socialmap import services as map_services
from portal.socialmap.apps import OWNED
from portal.socialmap.models import ImportChange, RunState, Service
from portal.socialmap.spreadsheet import services, working
from tenants.access import Actor
from tenants.errors import Refused
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_organization, make_phone, make_schedule, make_service
from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, done, looked_at, read_in, undone, workbook

# What tells of changes, and so changes.
TOLD = {"ImportBatch", "ImportChange", "SpreadsheetUpload", "ColumnMapping", "BulkRun"}
ALIVE = {"version", "changed_at"}

COLUMNS = ("Organisatie", "Dienst", "Tekst", "Telefoon", "Adres", "Plaats", "Tijden", "Leefgebieden", "Gemeente")
CELLS: tuple[tuple[str, ...], ...] = (
    ("Brug", "Nieuwe stichting"),
    ("Inloop", "Opvang", "Nieuw"),
    ("", "Kom langs.", "Oud."),
    ("", "010 123 45 67", "010 123 45 67; 06 11111111", "088-1234567"),
    ("", "Kade 1", "Plein 3"),
    ("Waterkant", "Elders"),
    ("", "ma-vr 9-17", "di 9-12 en 13-17", "op afspraak"),
    ("", "wonen", "wonen; werk"),
    ("", "Vlaardingen", "Vlaardingen; Schiedam"),
)


def _row(cells: tuple[str, ...]) -> tuple[str, ...]:
    """A town alone is no address."""
    return (*cells[:5], cells[5] if cells[4] else "", *cells[6:])


lists = st.lists(st.tuples(*map(st.sampled_from, CELLS)).map(_row), min_size=1, max_size=6)


def _tables() -> dict[str, list[dict[str, Any]]]:
    from django.apps import apps

    return {
        name: [
            {column: value for column, value in row.items() if column not in ALIVE}
            for row in apps.get_model("socialmap", name).objects.order_by("pk").values()
        ]
        for name in OWNED
        if name not in TOLD
    }


@pytest.fixture
def filled(with_words: Tenant) -> Tenant:
    organization = make_organization("Brug")
    inloop = make_service("Inloop", organization, plain_text="Oud.")
    make_phone("010 123 45 67", service=inloop)
    make_schedule(service=inloop, byday="MO", opens="09:00", closes="12:00")
    opvang = make_service("Opvang", organization, data_source="bron", external_id="9")
    make_location(opvang, street="Kade 1")
    shared = make_location(inloop, street="Hof 2")
    opvang.service_at_locations.model.objects.create(service=opvang, location=shared)
    return with_words


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists)
def test_read_in_and_taken_back_leaves_the_tables_equal(
    filled: Tenant, eva: Actor, rows: list[tuple[str, ...]]
) -> None:
    before = _tables()
    upload = looked_at(eva, workbook(COLUMNS, *rows))
    if not {"new", "changed"} & {row["kind"] for row in upload.plan}:
        return
    upload = done(services.confirm_list(eva, uid=upload.uid, version=upload.version))
    assert upload.state == RunState.DONE
    assert "late" not in upload.figures or upload.figures["late"] == []
    assert _tables() != before
    assert undone(eva, upload).state == RunState.UNDONE
    assert _tables() == before


def test_sabotage_what_left_no_trail_does_not_come_back(
    filled: Tenant, eva: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _tables()
    monkeypatch.setattr(working, "keep_trail", lambda _batch, _trail: None)
    undone(eva, read_in(eva, workbook(COLUMNS, ("Brug", "Inloop", "Kom langs.", *[""] * 6))))
    assert _tables() != before


def test_what_an_editor_changed_afterwards_stays(filled: Tenant, eva: Actor) -> None:
    upload = read_in(
        eva, workbook(("Organisatie", "Dienst", "Tekst", "Kosten"), ("Brug", "Inloop", "Nieuw.", "5 euro"))
    )
    service = Service.objects.get(name="Inloop")
    map_services.edit_entry(
        eva, entity="service", uid=service.uid, version=service.version, values={"description": "Van Eva."}
    )
    undone(eva, upload)
    service.refresh_from_db()
    assert (service.description, service.fees_description) == ("Van Eva.", "")


def test_an_older_list_waits_for_the_newer_one(filled: Tenant, eva: Actor) -> None:
    first = read_in(eva, workbook(HEADINGS, FIRST))
    read_in(eva, workbook(HEADINGS, (*FIRST[:2], "Anders.", *FIRST[3:])))
    first = undone(eva, first)
    assert first.state == RunState.DONE
    assert "later ingelezen" in first.error


def test_a_list_is_taken_back_once(filled: Tenant, eva: Actor) -> None:
    upload = undone(eva, read_in(eva, workbook(HEADINGS, FIRST)))
    with pytest.raises(Refused):
        services.undo_list(eva, uid=upload.uid, version=upload.version)


def test_nothing_of_a_list_that_was_taken_back_is_left_out_of_its_trail(filled: Tenant, eva: Actor) -> None:
    upload = read_in(eva, workbook(HEADINGS, FIRST))
    assert ImportChange.objects.filter(batch=upload.batch, kind="created").count() >= 5
