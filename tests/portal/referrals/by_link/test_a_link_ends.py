"""What ends a link, in the very next request and for letters that wait; and what is missed without each defence."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.consent.services import withdraw
from portal.referrals.models import LinkReceiver, Referral, ReferralLink
from portal.referrals.models.links import LinkQuerySet
from portal.referrals.services import by_link as entering
from portal.referrals.services.links import revoke_link
from tenants.access import Actor
from tenants.middleware import by_link as sessions
from tenants.models import Tenant
from tests.portal.referrals.by_link.conftest import (
    CLOSED,
    PAGE,
    ask_code,
    letters,
    read,
)  # fmt: skip
from tests.portal.referrals.conftest import step


def _revoke(alice: Actor, referral: Referral) -> None:
    assert revoke_link(alice, uid=referral.uid) == 1


def _expire(alice: Actor, referral: Referral) -> None:
    ReferralLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def _withdraw(alice: Actor, referral: Referral) -> None:
    step(alice, referral, "withdraw")


def _end_ground(alice: Actor, referral: Referral) -> None:
    assert referral.ground is not None
    withdraw(alice, ground_uid=referral.ground.uid)


def _forget_mail_box(alice: Actor, referral: Referral) -> None:
    LinkReceiver.objects.all().delete()


ENDINGS = [_revoke, _expire, _withdraw, _end_ground, _forget_mail_box]


@pytest.mark.parametrize("end", ENDINGS)
def test_what_ends_a_link_ends_it_in_the_very_next_request(
    end: Any, alice: Actor, joke: Client, door: str, sent_by_link: Referral
) -> None:
    read(joke)
    end(alice, sent_by_link)

    assert joke.get(PAGE)["Location"] == CLOSED
    assert joke.post(f"{PAGE}stap/accept/", {})["Location"] == CLOSED
    assert ask_code(joke, door) == ""
    assert "Deze pagina is dicht" in read(joke, CLOSED)


@pytest.mark.parametrize("end", ENDINGS)
def test_a_letter_that_waits_is_not_sent_when_its_link_ended(end: Any, alice: Actor, sent_by_link: Referral) -> None:
    end(alice, sent_by_link)

    assert letters() == []


def test_sabotage_without_asking_again_a_link_that_was_revoked_would_stay_open(
    alice: Actor, joke: Client, sent_by_link: Referral, monkeypatch: pytest.MonkeyPatch
) -> None:
    revoke_link(alice, uid=sent_by_link.uid)
    monkeypatch.setattr(LinkQuerySet, "standing", lambda self, _now: self)

    assert sent_by_link.number in read(joke)


def test_sabotage_without_counting_tries_all_codes_could_be_tried(
    visitor: Client, door: str, in_waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entering, "MOST_TRIES", 10**6)
    code, token = ask_code(visitor, door), door.split("/")[2]
    for number in range(10):
        entering.come_in(in_waterkant, token=token, code=f"{(int(code) + 1 + number) % 10**6:06d}")

    assert entering.come_in(in_waterkant, token=token, code=code) is not None


def test_while_no_room_tells_what_links_open_nothing_opens(joke: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "_openers", [])

    assert joke.get(PAGE)["Location"] == CLOSED
