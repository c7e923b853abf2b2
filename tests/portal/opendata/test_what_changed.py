"""The feed says what is new, what changed and that something went; it never says what went was."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.opendata.ledger.reconciling import KEPT, reconcile, reconcile_everywhere
from portal.opendata.models import PublicEntry
from portal.socialmap import services
from portal.socialmap.models import Service
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_organization, make_service
from tests.portal.opendata.conftest import Fetch

ATOM, GONE = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@pytest.fixture
def read(program: Client) -> Any:
    """Titles that stand in the feed, and ids that are said to be gone."""

    def feed() -> tuple[list[str | None], list[str | None]]:
        answer = program.get("/open-data/wijzigingen.atom")
        assert answer.headers["Content-Type"].startswith("application/atom+xml")
        root = ElementTree.fromstring(answer.content)
        titles = [each.findtext(f"{ATOM}title") for each in root.iter(f"{ATOM}entry")]
        return titles, [each.get("ref") for each in root.iter(GONE)]

    return feed


def test_what_is_filled_stands_in_the_feed(read: Any, filled: Service) -> None:
    titles, gone = read()

    assert set(titles) == {"Voedselpakket", "Veilig huis", "Voedselbank De Vliet"}
    assert gone == []


def test_an_editor_changes_shows_and_hides(read: Any, eva: Actor, in_waterkant: Tenant) -> None:
    entry = make_service("Oude naam", make_organization("De Brug"))
    reconcile()

    entry = services.edit_entry(
        eva, entity="service", uid=entry.uid, version=entry.version, values={"name": "Nieuwe naam"}
    )
    assert "Nieuwe naam" in read()[0]

    services.withdraw(eva, entity="service", uid=entry.uid, version=entry.version)
    titles, gone = read()
    assert "Nieuwe naam" not in titles
    assert gone == [f"urn:uuid:{entry.uid}"]


def test_what_becomes_for_partners_alone_is_gone(read: Any, eva: Actor, in_waterkant: Tenant) -> None:
    entry = make_service("Crisisopvang", make_organization("De Brug"))
    reconcile()

    services.edit_entry(eva, entity="service", uid=entry.uid, version=entry.version, values={"audience": "partners"})
    titles, gone = read()
    assert "Crisisopvang" not in titles
    assert gone == [f"urn:uuid:{entry.uid}"]


def test_what_was_never_public_leaves_no_trace(read: Any, eva: Actor, in_waterkant: Tenant) -> None:
    make_organization("De Brug")
    reconcile()
    entry = make_service("Geheim plan", make_organization("Stil", audience="partners"), audience="partners")
    services.edit_entry(eva, entity="service", uid=entry.uid, version=entry.version, values={"name": "Nog geheimer"})
    reconcile()

    assert read() == (["De Brug"], [])
    assert not PublicEntry.objects.filter(entry_uid=entry.uid).exists()


def test_what_begins_and_ends_by_its_dates_is_found_by_the_hourly_job(read: Any, waterkant: Tenant) -> None:
    with activate(waterkant):
        organization = make_organization("De Brug")
        entry = make_service("Zomerkamp", organization, visible_from=timezone.localdate() + timedelta(days=1))
        reconcile()
    assert "Zomerkamp" not in read()[0]

    with activate(waterkant):
        Service.objects.filter(pk=entry.pk).update(visible_from=timezone.localdate())
    reconcile_everywhere()
    assert read()[0][0] == "Zomerkamp"

    with activate(waterkant):
        Service.objects.filter(pk=entry.pk).update(visible_until=timezone.localdate() - timedelta(days=1))
    reconcile_everywhere()
    assert read()[1] == [f"urn:uuid:{entry.uid}"]


def test_the_job_says_nothing_twice(filled: Service, waterkant: Tenant) -> None:
    with activate(waterkant):
        before = list(PublicEntry.objects.values_list("entry_uid", "changed_at"))
    reconcile_everywhere()

    with activate(waterkant):
        assert list(PublicEntry.objects.values_list("entry_uid", "changed_at")) == before


def test_who_went_long_ago_is_forgotten(in_waterkant: Tenant) -> None:
    entry = make_service()
    reconcile()
    Service.objects.filter(pk=entry.pk).update(live=False)
    reconcile()
    PublicEntry.objects.filter(entry_uid=entry.uid).update(withdrawn_at=timezone.now() - KEPT - timedelta(days=1))
    reconcile()

    assert not PublicEntry.objects.filter(entry_uid=entry.uid).exists()


def test_a_change_of_what_hangs_under_it_counts_as_a_change(
    fetch: Fetch, filled: Service, eva: Actor, waterkant: Tenant
) -> None:
    before = fetch(f"/services/{filled.uid}")["last_modified"]
    with activate(waterkant):
        organization = filled.organization
        services.edit_entry(
            eva, entity="organization", uid=organization.uid, version=organization.version, values={"name": "Anders"}
        )

    assert fetch(f"/services/{filled.uid}")["last_modified"] > before


def test_odd_characters_in_a_name_make_no_broken_feed(read: Any, in_waterkant: Tenant) -> None:
    make_service("Hulp \x0b & <zorg>", make_organization("De \x1fBrug"))
    reconcile()

    assert set(read()[0]) == {"Hulp  & <zorg>", "De Brug"}


def test_a_longer_feed_asks_no_more(program: Client, waterkant: Tenant) -> None:
    costs = []
    with activate(waterkant):
        organization = make_organization()
    for more in (1, 9, 90):
        with activate(waterkant):
            for _each in range(more):
                make_service("Hulp", organization)
            reconcile()
        with CaptureQueriesContext(connection) as captured:
            program.get("/open-data/wijzigingen.atom")
        costs.append(len(captured))

    assert max(costs) == costs[0]
