"""Frits gives insight, holds something back, and asks for an erasure; another one confirms it, the worker does it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.cases.models import Case
from portal.web.rights import selecting
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Refused, Stale
from tenants.models import Tenant
from tenants.outbox.models import OutboxMessage
from tenants.outbox.worker import deliver_one
from tenants.retention.models import ErasedSubject, Erasure, LegalHold
from tenants.retention.services import erasing, holds
from tests.portal.cases.conftest import RANA, SECRETS
from tests.portal.web.rights.conftest import Browser

SCREEN = "/rechten-van-inwoners/"
TOMORROW = timezone.localdate() + timedelta(days=1)


def of(case: Case, what: str = "") -> str:
    return f"{SCREEN}{case.uid}/{what}"


def work() -> None:
    while deliver_one("tests"):
        pass


def actions(tenant: Tenant) -> set[str]:
    with activate(tenant):
        return set(AuditEntry.objects.values_list("action", flat=True))


def test_a_resident_is_found_by_the_code_of_the_case(browser: Browser, case: Case, frits: Actor) -> None:
    answer = browser(frits).post(SCREEN, {"code": case.code.lower()})
    assert answer.headers["Location"] == of(case)

    page = browser(frits).get(of(case)).content.decode()
    assert case.code in page
    assert not [secret for secret in SECRETS if secret in page]


@pytest.mark.parametrize("code", ["", "C-000000", "%"])
def test_a_code_of_nobody_is_said_at_the_field(browser: Browser, case: Case, frits: Actor, code: str) -> None:
    answer = browser(frits).post(SCREEN, {"code": code})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["code"])


def test_the_report_says_everything_and_is_logged(browser: Browser, case: Case, frits: Actor) -> None:
    page = browser(frits).get(of(case, "overzicht/")).content.decode()

    for said in (RANA.first_name, RANA.last_name, RANA.address, RANA.situation):
        assert said in page
    assert "retention.reported" in actions(case.tenant)


def test_an_administrator_gets_no_report(browser: Browser, case: Case, marit: Actor) -> None:
    assert browser(marit).get(of(case, "overzicht/")).status_code in {403, 404}
    assert "Inzage" not in browser(marit).get(of(case)).content.decode()


def test_a_case_is_held_and_let_go(browser: Browser, case: Case, frits: Actor) -> None:
    seen = browser(frits)
    seen.post(of(case, "tegenhouden/"), {"reason": "Er loopt een klacht.", "until": f"{TOMORROW:%Y-%m-%d}"})
    page = seen.get(of(case)).content.decode()
    assert "Er loopt een klacht." in page

    refused = seen.post(of(case, "wissen/"), {"sure": "on"})
    assert refused.status_code == 403
    assert "Er loopt een klacht." in refused.content.decode()

    with activate(case.tenant):
        uid = LegalHold.objects.get().uid
    assert seen.post(f"{SCREEN}besluit/{uid}/opheffen/").headers["Location"] == SCREEN
    assert seen.post(of(case, "wissen/"), {"sure": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("reason", "until", "field"),
    [("", f"{TOMORROW}", "reason"), ("x" * 301, f"{TOMORROW}", "reason"), ("Klacht.", "2001-01-01", "until"),
     ("Klacht.", "ooit", "until")],
)  # fmt: skip
def test_a_hold_that_cannot_be_is_said_at_its_field(
    browser: Browser, case: Case, frits: Actor, reason: str, until: str, field: str
) -> None:
    answer = browser(frits).post(of(case, "tegenhouden/"), {"reason": reason, "until": until})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_before_one_asks_one_sees_what_goes_and_what_stays(browser: Browser, case: Case, frits: Actor) -> None:
    page = browser(frits).get(of(case, "wissen/")).content.decode()

    for said in ("Dit gaat weg", "Casus", "wat erbij hoort", "Selectielijst gemeenten", "Dit blijft",
                 "Regel in het logboek", "Toestemming en grondslagen", "AVG, artikel 7"):  # fmt: skip
        assert said in page
    assert not [secret for secret in SECRETS if secret in page]


def test_nobody_asks_without_having_looked_who_asks(browser: Browser, case: Case, frits: Actor) -> None:
    answer = browser(frits).post(of(case, "wissen/"), {})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["sure"])
    with activate(case.tenant):
        assert not Erasure.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_asks_another_confirms_the_worker_erases_and_a_receipt_without_data_is_left(
    browser: Browser, case: Case, frits: Actor, marit: Actor
) -> None:
    address = browser(frits).post(of(case, "wissen/"), {"sure": "on"}).headers["Location"]
    assert "Bevestigen en wissen" not in browser(frits).get(address).content.decode()
    page = browser(marit).get(address).content.decode()
    assert "Bevestigen en wissen" in page
    assert "Dit gaat weg" in page

    browser(marit).post(address, {"doen": "bevestigen"})
    assert "Het portaal is bezig" in browser(frits).get(address).content.decode()
    with activate(case.tenant):
        assert Case.objects.filter(pk=case.pk).exists()
    work()

    page = browser(frits).get(address).content.decode()
    assert "Dit bewijs bevat geen gegevens van de inwoner." in page
    assert "Casus" in page
    assert not [secret for secret in (*SECRETS, case.code) if secret in page]
    assert browser(frits).get(of(case)).status_code == 404
    with activate(case.tenant):
        assert not Case.objects.filter(pk=case.pk).exists()
        assert ErasedSubject.objects.get().decided_by == marit.person
        assert Erasure.objects.get().state == "done"
    assert {"retention.erasure_asked", "retention.erasing", "retention.erased"} <= actions(case.tenant)


def asked(actor: Actor, case: Case) -> UUID:
    with activate(case.tenant), transaction.atomic():
        return erasing.ask(actor, subject=case.uid).uid


def test_who_asked_cannot_confirm(browser: Browser, case: Case, marit: Actor, mira: Actor) -> None:
    uid = asked(marit, case)
    answer = browser(marit).post(f"{SCREEN}verzoek/{uid}/", {"doen": "bevestigen"})
    assert answer.status_code == 403
    assert "U vroeg dit zelf." in answer.content.decode()

    assert browser(mira).post(f"{SCREEN}verzoek/{uid}/", {"doen": "bevestigen"}).status_code == 302


def test_behind_the_rule_the_database_refuses_too(case: Case, marit: Actor) -> None:
    uid = asked(marit, case)
    with activate(case.tenant), pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.filter(uid=uid).update(state="confirmed", confirmed_by=marit.person)


def test_the_privacy_officer_asks_and_does_not_confirm(case: Case, frits: Actor, marit: Actor) -> None:
    uid = asked(marit, case)
    with activate(case.tenant), pytest.raises(Refused):
        erasing.confirm(frits, uid=uid)


def test_a_request_is_taken_back_and_can_be_made_again(browser: Browser, case: Case, frits: Actor) -> None:
    uid = asked(frits, case)
    with activate(case.tenant), pytest.raises(Stale):
        erasing.ask(frits, subject=case.uid)

    browser(frits).post(f"{SCREEN}verzoek/{uid}/", {"doen": "intrekken"})
    assert browser(frits).post(f"{SCREEN}verzoek/{uid}/", {"doen": "intrekken"}).status_code == 409
    assert asked(frits, case) != uid


@pytest.mark.django_db(transaction=True)
def test_a_hold_that_was_placed_since_stops_the_worker(case: Case, frits: Actor, marit: Actor) -> None:
    uid = asked(frits, case)
    with activate(case.tenant):
        erasing.confirm(marit, uid=uid)
        holds.place(frits, label="cases.Case", uid=case.uid, reason="Er loopt een klacht.", until=TOMORROW)
    work()

    with activate(case.tenant):
        assert Case.objects.filter(pk=case.pk).exists()
        assert Erasure.objects.get(uid=uid).state == "stopped"


@pytest.mark.django_db(transaction=True)
def test_a_message_that_comes_twice_erases_once(case: Case, frits: Actor, marit: Actor) -> None:
    uid = asked(frits, case)
    with activate(case.tenant):
        erasing.confirm(marit, uid=uid)
    work()
    with activate(case.tenant):
        before = Erasure.objects.get(uid=uid).figures
        OutboxMessage.objects.filter(topic="retention.erase").update(state="waiting", settled_at=None)
    work()

    with activate(case.tenant):
        assert Erasure.objects.get(uid=uid).figures == before


@pytest.mark.parametrize("what", ["", "overzicht/", "tegenhouden/", "wissen/"])
@pytest.mark.parametrize("someone", ["alice", "anna", "bob", "carla", "ria", "volunteer", "pim"])
def test_nobody_else_has_these_screens(
    browser: Browser, request: pytest.FixtureRequest, case: Case, someone: str, what: str
) -> None:
    assert browser(request.getfixturevalue(someone)).get(of(case, what)).status_code in {302, 403, 404}


@pytest.mark.parametrize("what", ["", "overzicht/", "tegenhouden/", "wissen/"])
def test_somebody_unknown_is_answered_as_nobody(browser: Browser, frits: Actor, what: str) -> None:
    assert browser(frits).get(f"{SCREEN}{uuid4()}/{what}").status_code == 404


def test_sabotage_without_the_second_person_one_could_erase_alone(
    case: Case, marit: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rule in the service is the first defence; without it the constraint of the database is the last one."""
    uid = asked(marit, case)
    monkeypatch.setattr(erasing, "require", lambda decision: None)
    with activate(case.tenant), pytest.raises(IntegrityError), transaction.atomic():
        erasing.confirm(marit, uid=uid)


def test_lists_cost_the_same_however_many_there_are(case: Case, frits: Actor) -> None:
    def cost() -> int:
        with activate(case.tenant), CaptureQueriesContext(connection) as queries:
            selecting.standing(frits)
            selecting.receipts(frits)
        return len(queries)

    def one_more() -> None:
        with activate(case.tenant):
            holds.place(frits, label="cases.Case", uid=case.uid, reason="Er loopt een klacht.", until=TOMORROW)
            Erasure.objects.create(subject=uuid4(), asked_by=frits.person, asked_at=timezone.now(), state="withdrawn")

    one_more()
    few = cost()
    for _turn in range(5):
        one_more()

    assert cost() == few
