"""The list of what could be better: filters, what to do with a point, for editors of this portal alone."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.admin.mending import selectors, services
from cms.admin.mending.models import Finding, FindingQuerySet
from tenants.access import Role, actor_for
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tests.cms.boundary.world import CANARY, Things
from tests.factories.accounts import make_person, sign_in

pytestmark = pytest.mark.django_db
LIST = "/cms/beter/"


def find(things: Things, title: str, trouble: str = "link_inside", **fields: Any) -> Finding:
    now = timezone.now()
    with activate(things.tenant):
        return Finding.objects.create(  # type: ignore[no-any-return]
            trouble=trouble, object_kind="page", object_id=things.page.pk, title=title, fingerprint=uuid4().hex,
            first_seen_at=now, last_seen_at=now, **fields,
        )  # fmt: skip


def test_the_list_tells_what_is_wrong_and_leads_to_the_editor(browser: Client, here: Things) -> None:
    find(here, "Wijzer", detail="de regeling")

    shown = browser.get(LIST).content.decode()

    assert "Link naar iets dat er niet meer is" in shown
    assert "de regeling" in shown
    assert f'href="/cms/pages/{here.page.pk}/edit/"' in shown


def test_a_filter_shows_one_kind(browser: Client, here: Things) -> None:
    find(here, "Wijzer")
    find(here, "Leegte", "empty")

    shown = browser.get(f"{LIST}?soort=empty").content.decode()

    assert "Leegte" in shown
    assert ">Wijzer<" not in shown


@pytest.mark.parametrize(
    "query", ["?soort=x", "?lijst=<b>", "?pagina=-1", "?pagina=99999999999999", "?pagina=٣", "?soort="]
)
def test_an_odd_filter_is_no_error(browser: Client, query: str) -> None:
    assert browser.get(LIST + query).status_code == 200


def test_an_empty_list_praises(browser: Client, here: Things) -> None:
    with activate(here.tenant):
        Finding.objects.all().delete()

    assert "Goed gedaan." in browser.get(LIST).content.decode()


def test_an_editor_ignores_with_a_reason_and_colleagues_read_it(browser: Client, here: Things) -> None:
    finding = find(here, "Wijzer")

    browser.post(f"{LIST}{finding.uid}/negeren/", {"because": "Komt morgen terug"})

    assert "Komt morgen terug" not in browser.get(LIST).content.decode()
    assert "Komt morgen terug" in browser.get(f"{LIST}?lijst=ignored").content.decode()
    with activate(here.tenant):
        assert AuditEntry.objects.filter(action="cms.finding_ignored").count() == 1


def test_without_a_reason_nothing_happens_and_the_page_says_so(browser: Client, here: Things) -> None:
    finding = find(here, "Wijzer")

    answer = browser.post(f"{LIST}{finding.uid}/negeren/", {"because": "   "})

    assert answer.status_code == 422
    assert "Leg kort uit" in answer.content.decode()
    with activate(here.tenant):
        assert Finding.objects.get(pk=finding.pk).ignored_at is None


def test_a_reason_that_is_too_long_is_kept_on_the_screen(browser: Client, here: Things) -> None:
    finding = find(here, "Wijzer")

    answer = browser.post(f"{LIST}{finding.uid}/negeren/", {"because": "lang " * 100})

    assert answer.status_code == 422
    assert "lang lang lang" in answer.content.decode()


def test_what_was_ignored_can_come_back(here: Things) -> None:
    finding = find(here, "Wijzer")
    with activate(here.tenant):
        services.ignore(here.actor, uid=finding.uid, because="Komt nog")
        with pytest.raises(Stale):
            services.ignore(here.actor, uid=finding.uid, because="Nog eens")
        services.show_again(here.actor, uid=finding.uid)
        with pytest.raises(Stale):
            services.show_again(here.actor, uid=finding.uid)
        assert Finding.objects.all().standing("open").filter(pk=finding.pk).exists()


def test_looked_at_leads_back_to_the_list_and_never_to_another_site(browser: Client, here: Things) -> None:
    address = f"{LIST}pagina/{here.page.pk}/nagekeken/"

    assert browser.post(address, {"next": "https://elders.example/"}).headers["Location"].startswith(LIST)
    assert browser.post(address, {"next": "/cms/"}).headers["Location"] == "/cms/"


def test_nothing_changes_by_a_link(browser: Client, here: Things) -> None:
    finding = find(here, "Wijzer")

    for address in (f"{finding.uid}/negeren/", f"{finding.uid}/terug/", f"pagina/{here.page.pk}/nagekeken/"):
        assert browser.get(LIST + address).status_code == 405


def test_a_draft_cannot_be_looked_at(here: Things) -> None:
    with activate(here.tenant):
        type(here.page).objects.filter(pk=here.page.pk).update(live=False)
        with pytest.raises(NotFound):
            services.mark_looked_at(here.actor, page_id=here.page.pk)


def test_a_partner_reads_and_changes_nothing(here: Things, waterkant: Tenant, welfare: Team) -> None:
    finding, person = find(here, "Wijzer"), make_person(waterkant, Role.PARTNER, organisation=welfare)
    with activate(waterkant):
        partner = actor_for(person, waterkant)
        assert selectors.findings(partner).lines == ()
        with pytest.raises(Refused):
            services.ignore(partner, uid=finding.uid, because="x")
    assert sign_in(Client(), person, waterkant).get(LIST).status_code == 404


def test_another_portal_answers_like_nothing(browser: Client, here: Things, there: Things) -> None:
    foreign = find(there, CANARY)

    assert CANARY not in browser.get(LIST).content.decode()
    for uid in (foreign.uid, uuid4()):
        assert browser.post(f"{LIST}{uid}/negeren/", {"because": "x"}).status_code == 404
    with activate(here.tenant), pytest.raises(NotFound):
        services.ignore(here.actor, uid=foreign.uid, because="x")


def test_sabotage_without_the_rule_of_who_sees_findings_a_partner_reads_them(
    here: Things, waterkant: Tenant, welfare: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(here, "Wijzer")
    person = make_person(waterkant, Role.PARTNER, organisation=welfare)
    monkeypatch.setattr(FindingQuerySet, "visible_to", lambda self, _actor: self)

    with activate(waterkant):
        assert selectors.findings(actor_for(person, waterkant)).lines != ()


def test_the_list_costs_the_same_at_1_10_and_100(browser: Client, here: Things) -> None:
    costs = []
    for number in (1, 9, 90):
        for each in range(number):
            find(here, f"Wijzer {each}")
        browser.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            browser.get(LIST)
        costs.append(len(queries))

    assert len(set(costs)) == 1


def test_a_second_page_follows_after_fifty(browser: Client, here: Things) -> None:
    for each in range(60):
        find(here, f"Wijzer {each}")

    assert "Volgende pagina" in browser.get(LIST).content.decode()
    assert "Vorige pagina" in browser.get(f"{LIST}?pagina=2").content.decode()
