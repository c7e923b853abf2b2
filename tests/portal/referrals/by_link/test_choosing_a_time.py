"""A receiver without an account chooses a time by the same service, and fetches the appointment."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.referrals.models import Referral, ReferralKind, TalkTime
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.errors import Invalid
from tenants.models import Team
from tests.portal.referrals.by_link.conftest import CLOSED, NAME, PAGE, SECRETS, read, take
from tests.portal.referrals.conftest import draft, step, taken_by
from tests.portal.referrals.talks.conftest import WHERE, at, some


@pytest.fixture
def sent_by_link(alice: Actor, case: Case, kind: ReferralKind, church: Team, consent: Ground) -> Referral:
    taken_by(kind, church)
    made = draft(alice, case, kind, consent, church, hand_over="three_way", times=some(3, 4))
    return step(alice, made, "send")


def chosen(number: int = 0) -> str:
    return str(TalkTime.objects.all()[number].uid)


def test_they_choose_with_their_yes_and_fetch_it(joke: Client, sent_by_link: Referral) -> None:
    before = read(joke)
    assert "Voorgestelde tijden" in before
    assert WHERE not in before

    take(joke, sent_by_link, "accept", contact_name=NAME, talk_time=chosen(1))

    found = Referral.objects.get(pk=sent_by_link.pk)
    assert (found.state, found.appointment_at) == (ReferralState.APPOINTED, at(4))
    assert WHERE in read(joke)
    answer = joke.get(f"{PAGE}gesprek.ics")
    assert answer.status_code == 200
    assert [secret for secret in (*SECRETS, WHERE, NAME) if secret in answer.content.decode()] == []
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_they_say_that_none_fits_and_propose_others(alice: Actor, joke: Client, sent_by_link: Referral) -> None:
    take(joke, sent_by_link, "accept", contact_name=NAME, talk_time="none")
    day = at(7).date().isoformat()
    take(joke, sent_by_link, "propose", times_1_day=day, times_1_start="09:30", talk_way="telephone",
         talk_where="030 123 45 67", talk_minutes="30")  # fmt: skip

    step(alice, sent_by_link, "choose_time", talk_time=TalkTime.objects.get().uid)

    assert Referral.objects.get(pk=sent_by_link.pk).appointment_at == at(7, 9)


def test_they_call_it_off(joke: Client, sent_by_link: Referral) -> None:
    take(joke, sent_by_link, "accept", contact_name=NAME, talk_time=chosen())
    take(joke, sent_by_link, "call_off")

    assert Referral.objects.get(pk=sent_by_link.pk).state == ReferralState.ACCEPTED
    assert joke.get(f"{PAGE}gesprek.ics").status_code == 404


def test_after_a_withdrawal_nothing_of_it_opens(alice: Actor, joke: Client, sent_by_link: Referral) -> None:
    take(joke, sent_by_link, "accept", contact_name=NAME, talk_time=chosen())

    step(alice, sent_by_link, "withdraw")

    assert joke.get(f"{PAGE}gesprek.ics")["Location"] == CLOSED


def test_a_summary_does_not_go_to_who_could_not_read_it(
    alice: Actor, case: Case, kind: ReferralKind, church: Team, mail_box: str, names_the_church: Callable[[], Ground]
) -> None:
    taken_by(kind, church)
    told: dict[str, Any] = {"hand_over": "dossier", "summary": {"situation": "De huur loopt achter."}}
    made = draft(alice, case, kind, names_the_church(), church, **told)

    with pytest.raises(Invalid) as wrong:
        step(alice, made, "send")

    assert "krijgt een link en kan de samenvatting niet lezen" in wrong.value.fields["hand_over"]
