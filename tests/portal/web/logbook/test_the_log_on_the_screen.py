"""Frits reads who did what, and whether the log is whole; nothing of what a case holds is on the page."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.cases.models import Case
from portal.web.logbook import audit_actions, selecting
from portal.web.logbook.asking import Asked
from tenants import audit
from tenants.access import Actor
from tenants.audit.models import AuditEntry, ChainCheck
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Tenant
from tests.portal.cases.conftest import SECRETS
from tests.portal.web.logbook.conftest import Browser
from tests.services.plugin import as_the_owner

SCREEN, OWN = "/logboek/", "/logboek/organisatie/"


def lines(page: str) -> str:
    """The table of the page, without the filters, which name every kind of act."""
    return page.partition("<tbody>")[2].partition("</tbody>")[0]


def without_choices(page: str) -> str:
    """The page without what its filters offer: rooms of the house, of which one is called "Voorbeeld", as Rana is."""
    return re.sub(r"<select.*?</select>", "", page, flags=re.DOTALL)


def look(browser: Browser, actor: Actor, screen: str = SCREEN, **asked: str) -> str:
    answer = browser(actor).get(screen, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def checked(tenant: Tenant, **given: object) -> None:
    said = {"at": timezone.now(), "rows": 12, "exported_rows": 12} | given
    with as_the_owner():  # the worker writes it
        ChainCheck.every_check.bulk_create([ChainCheck(tenant=tenant, **said)])


def test_who_did_what_with_which_case_stands_there_and_nothing_of_what_it_holds(
    browser: Browser, case: Case, frits: Actor
) -> None:
    page = look(browser, frits)

    for said in ("Alice", "Welzijn De Brug", "Casus geopend", "Casus bekeken", case.code):
        assert said in lines(page)
    assert not [secret for secret in SECRETS if secret in without_choices(page)]


def test_a_refusal_is_visible(browser: Browser, case: Case, bob: Actor, frits: Actor) -> None:
    assert browser(bob).get(f"/casussen/{case.uid}/").status_code == 404

    page = look(browser, frits, wat="refused")
    assert lines(page).count("<tr>") == lines(page).count("Geweigerd") == 1
    assert "Bob" in lines(page)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"wat": "cases.read"}, {"Casus bekeken"}),
        ({"wat": "cases"}, {"Casus bekeken", "Casus geopend"}),
        ({"wat": "vault"}, set()),
        ({"van": "2999-01-01"}, set()),
        ({"tot": "2001-01-01"}, set()),
        ({"van": "2001-01-01", "tot": "2999-01-01", "wat": "cases.opened"}, {"Casus geopend"}),
    ],
)
def test_filters_narrow_it(browser: Browser, case: Case, frits: Actor, asked: dict[str, str], shown: set[str]) -> None:
    page = lines(look(browser, frits, **asked))

    assert {said for said in ("Casus bekeken", "Casus geopend") if said in page} == shown


def test_one_organisation_and_one_case_can_be_chosen(
    browser: Browser, case: Case, alice: Actor, bob: Actor, frits: Actor
) -> None:
    browser(bob).get(f"/casussen/{case.uid}/")
    theirs = lines(look(browser, frits, wie=str(bob.team.organisation.uid) if bob.team else ""))
    assert "Bob" in theirs
    assert "Alice" not in theirs

    of_case = lines(look(browser, frits, casus=case.code.lower()))
    assert "Alice" in of_case
    assert "Logboek bekeken" not in of_case


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"casus": "C-000000"}, "Er is geen casus met deze code."),
        ({"van": "gisteren"}, "geldige datum"),
        ({"van": "2026-02-02", "tot": "2026-02-01"}, "Kies een dag op of na de eerste dag."),
        ({"wie": "niemand"}, "Selecteer een geldige keuze"),
        ({"wat": "iets.anders"}, "Selecteer een geldige keuze"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field(
    browser: Browser, case: Case, frits: Actor, asked: dict[str, str], said: str
) -> None:
    answer = browser(frits).get(SCREEN, asked)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_looking_is_logged_with_the_case_that_was_looked_for(browser: Browser, case: Case, frits: Actor) -> None:
    look(browser, frits)
    look(browser, frits, casus=case.code)

    with activate(frits.tenant):
        found = AuditEntry.objects.filter(action=audit_actions.LOOKED.code, person_id=frits.person.pk)  # type: ignore[union-attr]
        assert sorted(found.values_list("object_uid", flat=True), key=str) == sorted([None, case.uid], key=str)


def test_the_state_of_the_chain_stands_at_the_top(browser: Browser, waterkant: Tenant, frits: Actor) -> None:
    assert "Het logboek is nog niet gecontroleerd" in look(browser, frits)

    checked(waterkant)
    assert "Gecontroleerd: 12 regels." in look(browser, frits)

    checked(waterkant, broken="row 5: changed", broken_at=5, at=timezone.now() + timedelta(minutes=1))
    page = look(browser, frits)
    assert "Het logboek klopt niet" in page
    assert "Regel 5 is de eerste" in page


def test_the_state_of_another_portal_is_not_shown(browser: Browser, heidedorp: Tenant, frits: Actor) -> None:
    checked(heidedorp)

    assert "nog niet gecontroleerd" in look(browser, frits)


def test_one_walks_through_it_without_a_gap_or_a_double(case: Case, alice: Actor, frits: Actor) -> None:
    what = audit.action("cases.read")
    with activate(frits.tenant), transaction.atomic():
        for _turn in range(selecting.PAGE + 5):
            audit.record(alice, what, case)
        expected = AuditEntry.objects.filter(action=what.code).count()
        asked, place, seen = Asked(act=what.code), None, []
        while True:
            page, place = selecting.page_of_log(frits, asked, place)
            seen += page
            if place is None:
                break

    assert len(seen) == expected
    assert [line.at for line in seen] == sorted((line.at for line in seen), reverse=True)


@pytest.mark.parametrize("someone", ["alice", "anna", "carla", "marit", "ria", "volunteer", "pim"])
def test_nobody_else_reads_all_of_it(
    browser: Browser, request: pytest.FixtureRequest, case: Case, someone: str
) -> None:
    actor = request.getfixturevalue(someone)
    answer = browser(actor).get(SCREEN)

    assert answer.status_code in {302, 404}


@pytest.mark.parametrize("someone", ["alice", "carla", "marit", "ria", "pim", "anonymous"])
def test_past_the_screen_nobody_else_reads_it_either(request: pytest.FixtureRequest, case: Case, someone: str) -> None:
    actor = request.getfixturevalue(someone)
    with activate(case.tenant), transaction.atomic(), pytest.raises(NotFound):
        selecting.page_of_log(actor, Asked())


def test_anna_reads_what_her_own_people_did_and_not_with_which_case(
    browser: Browser, case: Case, bob: Actor, anna: Actor
) -> None:
    browser(bob).get(f"/casussen/{case.uid}/")
    page = look(browser, anna, OWN)

    assert "Alice" in lines(page)
    assert "Casus geopend" in lines(page)
    assert "Bob" not in page
    assert case.code not in page
    assert "Het logboek" not in lines(page)


def test_anna_cannot_find_out_by_a_filter_either(browser: Browser, case: Case, anna: Actor) -> None:
    """The field is not hers: a code in the address asks nothing, whether it exists or not."""
    real, random = (lines(look(browser, anna, OWN, casus=code)) for code in (case.code, "C-000000"))

    assert real.count("Casus geopend") == random.count("Casus geopend") == 1


def test_sabotage_without_the_bound_of_the_organisation_anna_would_read_of_bob(
    browser: Browser, case: Case, bob: Actor, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser(bob).get(f"/casussen/{case.uid}/")
    monkeypatch.setattr("tenants.audit.models.AuditEntryQuerySet.visible_to", lambda rows, actor: rows)

    assert "Bob" in look(browser, anna, OWN)


@pytest.mark.parametrize("someone", ["alice", "bob", "marit", "carla", "ria", "volunteer", "pim"])
def test_nobody_else_reads_the_log_of_an_organisation(
    browser: Browser, request: pytest.FixtureRequest, case: Case, someone: str
) -> None:
    assert browser(request.getfixturevalue(someone)).get(OWN).status_code in {302, 404}


def test_a_page_costs_the_same_however_long_the_log(browser: Browser, case: Case, alice: Actor, frits: Actor) -> None:
    seen = browser(frits)
    seen.get(SCREEN)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            seen.get(SCREEN)
        return len(queries)

    few = cost()
    with activate(frits.tenant), transaction.atomic():
        for _turn in range(40):
            audit.record(alice, audit.action("cases.read"), case)

    assert cost() == few
