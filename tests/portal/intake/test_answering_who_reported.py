"""Who reports may leave an address for an answer: never asked for, seen by nobody, and gone thirty days later."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail as sent
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from portal.intake import services
from portal.intake.models import Report
from portal.notifications import selectors as messages
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tenants.outbox.models import OutboxMessage
from tenants.outbox.worker import deliver_one
from tests.factories.accounts import sign_in, visit
from tests.factories.retention import erased_by
from tests.factories.socialmap import make_organization, make_service

ADDRESS = "melder@thuis.example"


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def report(waterkant: Tenant, anonymous: Actor, welfare: Team) -> Report:
    with activate(waterkant):
        about = services.About(uuid4(), "Voedselpakket", "/hulp/x/", welfare.organisation_id)
        return services.report_wrong(
            anonymous, about=about, problem="gone", told="De deur was dicht.", answer_to=ADDRESS
        )


def _now(report: Report) -> Report:
    with activate(report.tenant):
        found: Report = Report.objects.get(pk=report.pk)
    return found


def _deliver() -> list[Any]:
    while deliver_one("test"):
        pass
    return list(sent.outbox)


def _answer(actor: Actor, report: Report, text: str = "Zij zijn verhuisd.", version: int = 1) -> Report:
    with activate(report.tenant):
        return services.answer_report(actor, uid=report.uid, version=version, text=text)


@pytest.mark.django_db(transaction=True)
def test_the_answer_goes_to_the_address_and_waits_nowhere_else(report: Report, eva: Actor) -> None:
    _answer(eva, report)
    with activate(report.tenant):
        waiting = OutboxMessage.objects.get(aggregate="mail:intake.answer")
        assert ADDRESS not in str(waiting.payload)
        assert "verhuisd" not in str(waiting.payload)

    letter = next(each for each in _deliver() if each.to == [ADDRESS])
    assert "Zij zijn verhuisd." in letter.body
    assert report.number in letter.subject
    assert "Eva" not in letter.body
    assert "De deur was dicht." not in letter.body


@pytest.mark.django_db(transaction=True)
def test_an_address_that_is_gone_gets_no_answer(report: Report, eva: Actor) -> None:
    _answer(eva, report)
    with activate(report.tenant):
        Report.objects.update(answer_to="")

    assert all(each.to != [ADDRESS] for each in _deliver())


def test_one_answer_and_no_more(report: Report, eva: Actor) -> None:
    _answer(eva, report)

    with pytest.raises(Refused, match="heeft al antwoord"):
        _answer(eva, report, version=2)


def test_who_asked_no_answer_gets_none(in_waterkant: Tenant, anonymous: Actor, eva: Actor) -> None:
    quiet = services.report_missing(anonymous, named="Repaircafé")

    with pytest.raises(Refused, match="vroeg geen antwoord"):
        _answer(eva, quiet)


def test_an_empty_answer_and_an_old_version_are_refused(report: Report, eva: Actor) -> None:
    with pytest.raises(Invalid, match="Schrijf een antwoord"):
        _answer(eva, report, "   ")
    with pytest.raises(Stale):
        _answer(eva, report, version=9)
    assert _now(report).answered_at is None


def test_an_administrator_of_the_partner_does_not_answer(report: Report, anna: Actor, client: Client) -> None:
    with pytest.raises(Refused):
        _answer(anna, report)
    browser = sign_in(client, anna)
    assert browser.post(f"/meldingen/{report.uid}/antwoord/", {"version": 1, "answer": "Ha"}).status_code == 404
    assert "De melder wil antwoord" not in browser.get(f"/meldingen/{report.uid}/").content.decode()


def test_of_another_portal_it_does_not_exist(report: Report, charlie: Actor, heidedorp: Tenant) -> None:
    with activate(heidedorp), pytest.raises(NotFound):
        services.answer_report(charlie, uid=report.uid, version=1, text="Ha")


@pytest.mark.parametrize("address", ["geen adres", "a@", "@b.example", "a@b.example\nBcc: c@d.example", "a" * 300])
def test_what_is_no_address_is_refused_and_nothing_is_kept(
    in_waterkant: Tenant, anonymous: Actor, address: str
) -> None:
    with pytest.raises(Invalid, match="geen e-mailadres"):
        services.report_missing(anonymous, named="Repaircafé", answer_to=address)
    assert not Report.objects.exists()


def test_the_screen_shows_the_question_and_never_the_address(report: Report, eva: Actor, client: Client) -> None:
    browser = sign_in(client, eva)
    page = browser.get(f"/meldingen/{report.uid}/").content.decode()
    assert "De melder wil antwoord" in page
    assert ADDRESS not in page

    browser.post(f"/meldingen/{report.uid}/antwoord/", {"version": 1, "answer": "Zij zijn verhuisd."})
    page = browser.get(f"/meldingen/{report.uid}/").content.decode()
    assert "Zij zijn verhuisd." in page
    assert "De melder wil antwoord" not in page
    assert ADDRESS not in page


def test_an_empty_answer_comes_back_with_the_page(report: Report, eva: Actor, client: Client) -> None:
    answer = sign_in(client, eva).post(f"/meldingen/{report.uid}/antwoord/", {"version": 1, "answer": ""})

    assert answer.status_code == 422
    assert "Schrijf een antwoord." in answer.content.decode()


def test_the_log_knows_that_there_was_an_answer_and_not_to_whom(report: Report, eva: Actor) -> None:
    _answer(eva, report)

    with activate(report.tenant):
        lines = list(AuditEntry.objects.values())
    assert "intake.report_answered" in str(lines)
    assert ADDRESS not in str(lines)


def test_a_visitor_leaves_an_address_or_none(client: Client, waterkant: Tenant) -> None:
    browser = visit(client, waterkant)
    with_one = browser.post("/mist-u-iets/", {"named": "Repaircafé", "email": ADDRESS})
    without = browser.post("/mist-u-iets/", {"named": "Ruilwinkel"})

    assert "U krijgt antwoord per mail." in browser.get(with_one["Location"]).content.decode()
    assert "U krijgt geen bericht van ons." in browser.get(without["Location"]).content.decode()
    with activate(waterkant):
        assert dict(Report.objects.values_list("named", "answer_to")) == {"Repaircafé": ADDRESS, "Ruilwinkel": ""}


def test_a_wrong_address_comes_back_and_nothing_is_lost(client: Client, waterkant: Tenant) -> None:
    answer = visit(client, waterkant).post("/mist-u-iets/", {"named": "Repaircafé", "email": "melder@"})

    page = answer.content.decode()
    assert "Dit is geen e-mailadres." in page
    assert 'value="Repaircafé"' in page
    with activate(waterkant):
        assert not Report.objects.exists()


@pytest.mark.parametrize(("days", "kept"), [(29, ADDRESS), (31, "")])
def test_thirty_days_after_the_answer_the_address_is_gone(report: Report, eva: Actor, days: int, kept: str) -> None:
    _answer(eva, report)
    erased_by("intake.report", timezone.now() + timedelta(days=days))

    left = _now(report)
    assert (left.answer_to, left.answer, left.told) == (kept, "Zij zijn verhuisd.", "De deur was dicht.")


def test_thirty_days_after_it_was_handled_without_answer_too(report: Report, eva: Actor) -> None:
    with activate(report.tenant):
        services.move_report(eva, uid=report.uid, version=1, step="finish", explanation="Gebeld.")
    erased_by("intake.report", timezone.now() + timedelta(days=31))

    assert _now(report).answer_to == ""


@pytest.mark.parametrize(("days", "kept"), [(300, ADDRESS), (400, "")])
def test_what_nobody_handles_loses_the_address_after_a_year(report: Report, days: int, kept: str) -> None:
    erased_by("intake.report", timezone.now() + timedelta(days=days))

    assert (_now(report).answer_to, _now(report).told) == (kept, "De deur was dicht.")


def test_forgetting_a_report_forgets_the_answer(report: Report, eva: Actor) -> None:
    _answer(eva, report)
    with activate(report.tenant):
        services.move_report(eva, uid=report.uid, version=2, step="finish", explanation="Gebeld.")
    erased_by("intake.report", timezone.now() + timedelta(days=400))

    assert (_now(report).answer, _now(report).answer_to) == ("", "")


def test_editors_and_the_organisation_hear_of_a_new_report(eva: Actor, anna: Actor, bob: Actor, report: Report) -> None:
    with activate(report.tenant):
        for actor in (eva, anna):
            [message] = messages.messages(actor).messages
            assert (message.said, message.subject) == ("Er is een nieuwe melding", "Voedselpakket")
            assert message.url == f"/meldingen/{report.uid}/"
        assert messages.unread(bob) == 0


def test_the_organisation_hears_that_it_is_done(anna: Actor, eva: Actor, report: Report) -> None:
    with activate(report.tenant):
        services.move_report(eva, uid=report.uid, version=1, step="finish", explanation="Gebeld.")
        said = [each.said for each in messages.messages(anna).messages]

    assert "Een melding over uw vermelding is klaar" in said


def test_a_report_leads_to_changing_the_entry(
    client: Client, waterkant: Tenant, welfare: Team, eva: Actor, anna: Actor
) -> None:
    with activate(waterkant):
        service = make_service("Inloop", make_organization("De Brug", owner=welfare.organisation))
    visit(client, waterkant).post(f"/hulp/{service.uid}/klopt-dit-niet/", {"problem": "text", "told": "Oud."})
    with activate(waterkant):
        uid = Report.objects.get().uid
    edit = f"/kaart/vermelding/service/{service.uid}/wijzigen/"

    editor = sign_in(Client(), eva)
    assert edit in editor.get(f"/meldingen/{uid}/").content.decode()
    given = {"version": 1, "name": "Inloop", "plain_text": "Kom langs."}
    assert editor.post(edit, given).status_code == 302
    with activate(waterkant):
        assert type(service).objects.get().plain_text == "Kom langs."
    partner = sign_in(Client(), anna)
    assert (
        f"/kaart/mijn-vermeldingen/service/{service.uid}/voorstel/"
        in partner.get(f"/meldingen/{uid}/").content.decode()
    )
    assert partner.get(edit).status_code == 404


def test_a_wrong_value_of_an_editor_comes_back(client: Client, waterkant: Tenant, eva: Actor) -> None:
    with activate(waterkant):
        service = make_service("Inloop")
    given = {"version": 1, "name": "Inloop", "url": "javascript:alert(1)"}
    page = sign_in(client, eva).post(f"/kaart/vermelding/service/{service.uid}/wijzigen/", given)

    assert "Er gaat iets mis" in page.content.decode()
