"""Who stops a link and sends a new one, who keeps the mail boxes, and what a receiver is told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.referrals import selectors
from portal.referrals.models import LinkReceiver, Referral, ReferralLink
from portal.referrals.selectors.links import link_receivers
from portal.referrals.services.links import remove_receiver, revoke_link, send_link_again, set_receiver
from tenants.access import Actor, link_receiver
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import OrganisationKind, Team, Tenant
from tests.factories.accounts import sign_in
from tests.factories.tenants import make_organisation
from tests.portal.cases.conftest import colleague
from tests.portal.referrals.by_link.conftest import (
    CLOSED,
    MAIL_BOX,
    PAGE,
    letters,
    read,
)  # fmt: skip


def test_only_the_sending_side_manages_the_link(
    alice: Actor, bob: Actor, charlie: Actor, sent_by_link: Referral, welfare: Team
) -> None:
    for stranger in (bob, charlie, link_receiver(alice.tenant, sent_by_link.uid)):
        with pytest.raises((NotFound, Refused)):
            revoke_link(stranger, uid=sent_by_link.uid)
        with pytest.raises((NotFound, Refused)):
            send_link_again(stranger, uid=sent_by_link.uid)
    assert revoke_link(colleague(alice.tenant, welfare), uid=sent_by_link.uid) == 1


def test_the_sender_stops_the_link_and_sends_a_new_one(client: Client, alice: Actor, sent_by_link: Referral) -> None:
    browser = sign_in(client, alice)
    for name in ("intrekken", "opnieuw"):
        assert browser.post(f"/doorverwijzingen/{sent_by_link.uid}/link/{name}/").status_code == 302

    state = selectors.link_state(alice, sent_by_link.uid)
    assert state is not None
    assert (state.word, ReferralLink.objects.count()) == ("Nog niet geopend", 2)
    assert len(letters()) == 1  # the first was stopped before the worker came to it


def test_nobody_gets_a_link_where_somebody_has_an_account(
    alice: Actor, marit: Actor, bob: Actor, credit_bank: Team, sent_by_link: Referral
) -> None:
    with pytest.raises(Invalid, match="met een account"):
        set_receiver(marit, team_uid=credit_bank.uid, email=MAIL_BOX)
    assert sent_by_link.receiver_team is not None
    colleague(alice.tenant, sent_by_link.receiver_team)
    with pytest.raises(Refused, match="account"):
        send_link_again(alice, uid=sent_by_link.uid)


def test_another_mail_box_stops_the_links_to_the_one_before(
    marit: Actor, joke: Client, church: Team, sent_by_link: Referral
) -> None:
    set_receiver(marit, team_uid=church.uid, email="ander@kerk.example")

    assert joke.get(PAGE)["Location"] == CLOSED


def test_only_administrators_keep_the_mail_boxes(alice: Actor, eva: Actor, church: Team, mail_box: str) -> None:
    for other in (alice, eva):
        with pytest.raises(Refused):
            set_receiver(other, team_uid=church.uid, email=MAIL_BOX)
        with pytest.raises(Refused):
            remove_receiver(other, uid=LinkReceiver.objects.get().uid)


def test_administrators_add_and_take_away_on_their_screen(
    client: Client, marit: Actor, church: Team, in_waterkant: Tenant
) -> None:
    browser, path = sign_in(client, marit), "/instellingen/ontvangers-met-link/"
    assert "nog geen team" in read(browser, path)
    assert browser.post(path, {"team": str(church.uid), "email": "geen adres"}).status_code == 422
    assert browser.post(path, {"team": str(church.uid), "email": MAIL_BOX}).status_code == 302
    assert MAIL_BOX in read(browser, path)

    uid = LinkReceiver.objects.get().uid
    assert browser.post(f"{path}{uid}/weghalen/").status_code == 302
    assert not LinkReceiver.objects.exists()


@pytest.mark.parametrize("number", [1, 10, 100])
def test_the_list_of_mail_boxes_costs_two_queries_however_long(
    marit: Actor, waterkant: Tenant, in_waterkant: Tenant, number: int
) -> None:
    for each in range(number):
        team = make_organisation(waterkant, f"Kerk {each}", OrganisationKind.VOLUNTEERS)
        LinkReceiver(team=team, email=MAIL_BOX, since=timezone.now()).save()

    with CaptureQueriesContext(connection) as asked:
        assert len(link_receivers(marit)) == number
    assert len(asked) == 2


def test_the_door_stands_in_six_languages(visitor: Client, door: str, waterkant: Tenant) -> None:
    waterkant.languages = ["en", "ar", "tr", "pl", "uk"]
    waterkant.save()
    pages = {code: read(visitor, f"/{code}{door}") for code in waterkant.languages}

    assert 'dir="rtl"' in pages["ar"]
    assert all("Stuur mij de code" not in page for page in pages.values())


def test_a_reminder_goes_to_the_mail_box(sent_by_link: Referral, in_waterkant: Tenant) -> None:
    from portal.referrals.models import ReferralClock
    from portal.referrals.watching import remind_due

    before = len(letters())
    ReferralClock.objects.filter(referral=sent_by_link, code="first_reaction").update(
        ends_at=timezone.now() - timedelta(hours=1)
    )
    assert remind_due() == 1

    assert [each.to for each in letters()[before:]] == [[MAIL_BOX]]
