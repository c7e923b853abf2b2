"""Silence: a reminder, then stale, then off the map; each once, and a person can always undo it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.notifications import selectors as messages
from portal.socialmap import services
from portal.socialmap.asking import listing
from portal.socialmap.asking.rounds import ask_and_follow
from portal.socialmap.asking.steps import are_weeks, terms_of
from portal.socialmap.freshness import Freshness
from portal.socialmap.models import FreshnessAsk, Service
from portal.socialmap.selectors import service_page
from portal.web.portal_settings import change_settings
from tenants.access import Actor, anonymous, system
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_service
from tests.portal.socialmap.asking.conftest import now_of

Later = Callable[[int], int]


def _steps(ask: FreshnessAsk, later: Later, *weeks: int) -> list[str]:
    found = []
    for week in weeks:
        later(week)
        found.append(now_of(ask).step)
    return found


def test_the_steps_come_in_their_weeks(asked: FreshnessAsk, weeks_later: Later) -> None:
    assert _steps(asked, weeks_later, 2, 3, 5, 6, 11, 12) == [
        "asked", "reminded", "reminded", "stale", "stale", "hidden"
    ]  # fmt: skip


def test_a_worker_that_was_away_goes_on_with_one_step(asked: FreshnessAsk, weeks_later: Later) -> None:
    weeks_later(20)
    assert _steps(asked, weeks_later, 20, 21) == ["reminded", "reminded"]
    assert now_of(asked.service).live


def test_each_step_mails_once(asked: FreshnessAsk, weeks_later: Later) -> None:
    from tenants.outbox.models import OutboxMessage

    weeks_later(3)
    weeks_later(3)
    with activate(asked.tenant):
        assert OutboxMessage.objects.filter(aggregate="mail:socialmap.freshness").count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_reminder_says_that_it_is_one(
    own: Service, anna: Actor, weeks_later: Later, letters: Callable[[], list[Any]]
) -> None:
    ask_and_follow()
    letters()
    weeks_later(3)

    assert letters()[-1].subject == "Herinnering: klopt dit nog? (Hulpwijzer Waterkant)"


def test_stale_shows_on_the_page_and_editors_and_owner_hear_of_it(
    asked: FreshnessAsk, eva: Actor, anna: Actor, weeks_later: Later
) -> None:
    with activate(asked.tenant):
        Service.objects.update(checked_on=timezone.localdate() - timedelta(days=200))
    weeks_later(3)
    weeks_later(6)

    with activate(asked.tenant):
        page = service_page(anonymous(asked.tenant), asked.service.uid)
        assert page.card.freshness == Freshness.STALE
        assert [each.said for each in messages.messages(eva).messages] == ["Niemand antwoordt of dit nog klopt"]
        assert "Niemand antwoordt of dit nog klopt" in [each.said for each in messages.messages(anna).messages]


def _hidden(ask: FreshnessAsk, later: Later) -> Service:
    for week in (3, 6, 12):
        later(week)
    service: Service = now_of(ask.service)
    return service


def test_hidden_is_off_the_map_with_a_line_in_the_log(asked: FreshnessAsk, eva: Actor, weeks_later: Later) -> None:
    service = _hidden(asked, weeks_later)

    assert not service.live
    with activate(asked.tenant):
        with pytest.raises(NotFound):
            service_page(anonymous(asked.tenant), service.uid)
        assert AuditEntry.objects.filter(action="socialmap.entry_withdrawn").count() == 1
        assert "Dit staat niet meer op de kaart" in [each.said for each in messages.messages(eva).messages]


def test_an_editor_puts_it_back_with_one_click(
    asked: FreshnessAsk, eva: Actor, weeks_later: Later, client: Client
) -> None:
    service = _hidden(asked, weeks_later)
    browser = sign_in(client, eva)
    assert "Van de kaart gehaald" in browser.get("/kaart/klopt-dit-nog/").content.decode()
    assert browser.post(f"/kaart/klopt-dit-nog/{asked.uid}/terug/").status_code == 302

    assert now_of(service).live
    assert "Iedereen heeft geantwoord" in browser.get("/kaart/klopt-dit-nog/").content.decode()
    assert weeks_later(13) == 0


def test_a_partner_puts_nothing_back(asked: FreshnessAsk, anna: Actor, weeks_later: Later, client: Client) -> None:
    service = _hidden(asked, weeks_later)

    assert sign_in(client, anna).post(f"/kaart/klopt-dit-nog/{asked.uid}/terug/").status_code == 404
    assert sign_in(client, anna).get("/kaart/klopt-dit-nog/").status_code == 404
    with activate(asked.tenant), pytest.raises(Refused):
        listing.bring_back(anna, uid=asked.uid)
    assert not now_of(service).live


def test_what_was_not_taken_off_cannot_be_put_back(asked: FreshnessAsk, eva: Actor, in_waterkant: Tenant) -> None:
    with pytest.raises(Refused, match="staat al op de kaart"):
        listing.bring_back(eva, uid=asked.uid)


def test_a_check_in_the_portal_ends_the_question(asked: FreshnessAsk, anna: Actor, weeks_later: Later) -> None:
    with activate(asked.tenant):
        service = now_of(asked.service)
        services.mark_checked(anna, entity="service", uid=service.uid, version=service.version)

    assert _steps(asked, weeks_later, 3, 6, 12) == ["asked", "asked", "asked"]
    assert now_of(asked).closed_at is not None


def test_a_check_makes_stale_fresh_again(asked: FreshnessAsk, eva: Actor, weeks_later: Later) -> None:
    weeks_later(3)
    weeks_later(6)
    with activate(asked.tenant):
        service = now_of(asked.service)
        assert service.silent_since is not None
        services.mark_checked(eva, entity="service", uid=service.uid, version=service.version)

    assert now_of(asked.service).silent_since is None


def test_an_entry_that_an_editor_took_off_is_asked_about_no_more(
    asked: FreshnessAsk, eva: Actor, weeks_later: Later
) -> None:
    with activate(asked.tenant):
        services.withdraw(eva, entity="service", uid=asked.service.uid, version=asked.service.version)
    weeks_later(3)

    assert now_of(asked).closed_at is not None


def test_a_portal_may_hide_nothing_by_itself(asked: FreshnessAsk, waterkant: Tenant, weeks_later: Later) -> None:
    waterkant.settings = {**waterkant.settings, "freshness_weeks": [3, 6, 0]}
    waterkant.save()

    assert _steps(asked, weeks_later, 3, 6, 40) == ["reminded", "stale", "stale"]


@pytest.mark.parametrize("weeks", [[3, 6], [6, 3, 12], [0, 6, 12], [3, 6, 5], ["3", 6, 12], [3, 6, 60], True, None])
def test_a_wrong_term_is_refused_when_kept_and_passed_over_when_read(waterkant: Tenant, weeks: object) -> None:
    assert not are_weeks(weeks)
    if weeks is not None:
        with activate(waterkant), pytest.raises(Invalid, match="freshness_weeks"):
            change_settings(system(waterkant, "test"), {"freshness_weeks": weeks})
    waterkant.settings = {"freshness_weeks": weeks}
    assert [step.weeks for step in terms_of(waterkant).steps] == [3, 6, 12]


@pytest.mark.parametrize("how_many", [1, 10, 100])
def test_the_list_of_editors_costs_one_query(
    own: Service, anna: Actor, eva: Actor, how_many: int, django_assert_num_queries: Any
) -> None:
    now = timezone.now()
    with activate(own.tenant):
        for number in range(how_many):
            service = make_service(f"Dienst {number}", own.organization)
            FreshnessAsk.objects.create(service=service, round=1, asked_at=now, step_at=now)
        with django_assert_num_queries(1):
            assert len(listing.asks(eva).lines) == min(how_many, 25)
        assert listing.asks(anna).lines == ()
