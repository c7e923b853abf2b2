"""What does not open it: wrong, old and used codes, links that ended, other referrals, other portals."""

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.consent.services import withdraw
from portal.referrals import selectors, services
from portal.referrals.models import LinkReceiver, Referral, ReferralKind, ReferralLink
from portal.referrals.models.links import LinkQuerySet
from portal.referrals.selectors.links import link_receivers
from portal.referrals.services import by_link as entering
from portal.referrals.services.links import remove_receiver, revoke_link, send_link_again, set_receiver
from tenants.access import Actor, link_receiver
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused
from tenants.middleware import by_link as sessions
from tenants.models import OrganisationKind, Team, Tenant
from tests.factories.accounts import sign_in
from tests.factories.tenants import make_organisation
from tests.portal.cases.conftest import colleague
from tests.portal.referrals.by_link.conftest import (
    CLOSED,
    MAIL_BOX,
    PAGE,
    accept,
    ask_code,
    come_in,
    letters,
    path_in,
    read,
)  # fmt: skip
from tests.portal.referrals.conftest import draft, step

WRONG_CODES = 40  # at full size: 1000
NOBODYS = "/ontvangen/" + "A" * 43 + "/"


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_wrong_codes_have_no_effect(visitor: Client, link: ReferralLink, door: str, in_waterkant: Tenant) -> None:
    code, token = ask_code(visitor, door), door.split("/")[2]
    for number in range(WRONG_CODES):
        wrong = f"{(int(code) + 1 + number) % 10**6:06d}"
        assert entering.come_in(in_waterkant, token=token, code=wrong) is None

    kept = ReferralLink.objects.get(pk=link.pk)
    assert (kept.failed, kept.opened_at) == (entering.MOST_TRIES, None)
    assert entering.come_in(in_waterkant, token=token, code=code) is None  # after five tries the right one is too late
    assert come_in(visitor, door)["Location"] == PAGE  # and a new one works


def test_the_answers_to_a_wrong_code_and_to_links_of_nobody_are_alike(visitor: Client, door: str) -> None:
    code = ask_code(visitor, door)

    def answer(path: str) -> str:
        shown = visitor.post(path, {"code": other_than(code)})
        assert shown.status_code == 422
        return plain(shown.content.decode())

    assert answer(door) == answer(NOBODYS)
    assert plain(read(visitor, door)) == plain(read(visitor, NOBODYS))


def test_asking_for_a_code_says_the_same_and_mails_nothing_for_links_of_nobody(visitor: Client, door: str) -> None:
    ours, theirs = visitor.post(f"{door}code/"), visitor.post(f"{NOBODYS}code/")

    assert (ours.status_code, theirs.status_code) == (302, 302)
    assert plain(read(visitor, ours["Location"])) == plain(read(visitor, theirs["Location"]))
    assert len([each for each in letters() if "Uw code" in each.body]) == 1


def test_a_code_works_once(visitor: Client, door: str, waterkant: Tenant) -> None:
    code = ask_code(visitor, door)
    assert visitor.post(door, {"code": code}).status_code == 302

    assert Client(HTTP_HOST=waterkant.primary_host).post(door, {"code": code}).status_code == 422


def test_a_code_lives_ten_minutes(visitor: Client, link: ReferralLink, door: str) -> None:
    code = ask_code(visitor, door)
    ReferralLink.objects.filter(pk=link.pk).update(code_at=timezone.now() - timedelta(minutes=10, seconds=1))

    assert visitor.post(door, {"code": code}).status_code == 422


def test_a_new_code_stops_the_one_before(visitor: Client, door: str) -> None:
    first, second = ask_code(visitor, door), ask_code(visitor, door)

    assert first == second or visitor.post(door, {"code": first}).status_code == 422
    assert visitor.post(door, {"code": f"{second[:3]} {second[3:]}"}).status_code == 302


def test_the_code_of_another_link_does_not_do(
    visitor: Client, door: str, alice: Actor, sent_by_link: Referral, link: ReferralLink
) -> None:
    code = ask_code(visitor, door)
    again = send_link_again(alice, uid=sent_by_link.uid)
    newer = path_in(letters()[-1])

    assert again.pk != link.pk
    assert visitor.post(newer, {"code": code}).status_code == 422
    assert visitor.post(door, {"code": code}).status_code == 422


def test_ten_codes_a_day_for_one_link(visitor: Client, link: ReferralLink, door: str, in_waterkant: Tenant) -> None:
    for _time in range(entering.MOST_CODES_A_DAY + 3):
        entering.ask_code(in_waterkant, token=door.split("/")[2])

    codes = [each for each in letters() if "Uw code" in each.body]
    assert len(codes) == 1  # only the newest was still worth sending
    assert AuditEntry.objects.filter(action="referrals.link_code_asked").count() == entering.MOST_CODES_A_DAY


def test_an_address_that_tries_too_often_waits(visitor: Client, door: str) -> None:
    answers = [visitor.post(NOBODYS, {"code": "000000"}).status_code for _time in range(21)]

    assert answers[19:] == [422, 429]
    assert visitor.post(door, {"code": "000000"})["Retry-After"] == "3600"


def test_an_address_that_asks_too_often_gets_no_mail(visitor: Client, door: str) -> None:
    asked = [visitor.post(f"{NOBODYS}code/").status_code for _time in range(11)]

    assert asked[9:] == [302, 429]
    assert ask_code(visitor, door) == ""


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


def plain(page: str) -> str:
    """Without what differs by itself: the token in the addresses, tokens of forms, nonces."""
    return re.sub(r'(/ontvangen/)[\w-]{43}|(csrfmiddlewaretoken" value=")[^"]+|nonce="[^"]+"', r"\1\2", page)


__all__ = ["accept"]
