"""A session by link opens one referral, in one portal, for twenty minutes."""

import re
import time

import pytest
from django.test import Client

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.referrals import selectors, services
from portal.referrals.models import LinkReceiver, Referral, ReferralKind
from tenants.access import Actor, link_receiver
from tenants.errors import NotFound
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.referrals.by_link.conftest import (
    CLOSED,
    PAGE,
    come_in,
    letters,
    read,
)  # fmt: skip
from tests.portal.referrals.conftest import draft, step


def test_a_link_opens_one_referral_and_no_other_of_the_same_team(
    alice: Actor, joke: Client, case: Case, kind: ReferralKind, consent: Ground, church: Team, sent_by_link: Referral
) -> None:
    other = step(alice, draft(alice, case, kind, consent, church), "send")
    actor = link_receiver(other.tenant, sent_by_link.uid)

    assert [each.uid for each in Referral.objects.visible_to(actor)] == [sent_by_link.uid]
    with pytest.raises(NotFound):
        selectors.referral(actor, other.uid)
    with pytest.raises(NotFound):
        services.talk(actor, uid=other.uid, text="Hallo")
    for path in ("/mijn-werk/", f"/doorverwijzingen/{other.uid}/", "/casussen/", "/instellingen/ontvangers-met-link/"):
        assert other.number not in joke.get(path).content.decode(), path
    assert other.number not in read(joke)


def test_somebody_with_a_link_sees_no_case_and_no_ground(sent_by_link: Referral, case: Case, consent: Ground) -> None:
    actor = link_receiver(sent_by_link.tenant, sent_by_link.uid)

    assert not Case.objects.visible_to(actor).exists()
    assert not Ground.objects.visible_to(actor).exists()
    assert not LinkReceiver.objects.visible_to(actor).exists()


def test_without_a_row_of_access_an_actor_with_the_uid_sees_nothing(sent_by_link: Referral) -> None:
    from portal.cases.models import CaseAccess

    actor = link_receiver(sent_by_link.tenant, sent_by_link.uid)
    CaseAccess.objects.filter(source_uid=sent_by_link.uid).delete()

    assert not Referral.objects.visible_to(actor).exists()


def test_a_session_is_of_one_portal(joke: Client, heidedorp: Tenant) -> None:
    assert joke.get(PAGE, HTTP_HOST=heidedorp.primary_host)["Location"] == CLOSED


def test_a_link_is_of_one_portal(visitor: Client, door: str, heidedorp: Tenant) -> None:
    visitor.post(f"{door}code/", HTTP_HOST=heidedorp.primary_host)

    assert [each for each in letters() if "Uw code" in each.body] == []


def test_twenty_minutes_without_use_end_it(joke: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 19 * 60)
    read(joke)
    monkeypatch.setattr(time, "time", lambda: now + 40 * 60)

    assert joke.get(PAGE)["Location"] == CLOSED


def test_leaving_ends_it(joke: Client) -> None:
    assert joke.post("/ontvangen/afsluiten/")["Location"] == CLOSED
    assert joke.get(PAGE)["Location"] == CLOSED


def test_coming_in_begins_a_new_session(visitor: Client, door: str) -> None:
    visitor.get(door)
    session = visitor.session
    session["planted"] = True
    session.save()
    before = session.session_key
    come_in(visitor, door)

    assert visitor.session.session_key != before
    assert "planted" not in visitor.session


def test_nothing_is_kept_by_a_cache_and_no_site_hears_the_address(joke: Client, door: str) -> None:
    for path in (door, PAGE, f"{PAGE}stap/accept/", CLOSED):
        answer = joke.get(path)
        assert "no-store" in answer["Cache-Control"], path
        # No other site hears the address; "no-referrer" would make browsers send our own forms with Origin: null.
        assert answer["Referrer-Policy"] == "same-origin", path
        title = re.search(r"<title>(.*?)</title>", answer.content.decode())
        assert title is not None
        assert "Rana" not in title[1]


def test_somebody_with_an_account_has_no_page_here(alice: Actor, sent_by_link: Referral) -> None:
    assert sign_in(Client(), alice).get(PAGE).status_code == 404
