"""What does not open it: wrong, old and used codes, links of nobody, and trying often."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from portal.referrals.models import Referral, ReferralLink
from portal.referrals.services import by_link as entering
from portal.referrals.services.links import send_link_again
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.models import Tenant
from tests.portal.referrals.by_link.conftest import (
    PAGE,
    ask_code,
    come_in,
    letters,
    path_in,
    read,
)  # fmt: skip

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


def plain(page: str) -> str:
    """Without what differs by itself: the token in the addresses, tokens of forms, nonces."""
    return re.sub(r'(/ontvangen/)[\w-]{43}|(csrfmiddlewaretoken" value=")[^"]+|nonce="[^"]+"', r"\1\2", page)
