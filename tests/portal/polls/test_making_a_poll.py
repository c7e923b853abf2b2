"""A poll from a draft of its organiser to one that people answer."""

from typing import Any

import pytest

from portal.notifications.models import Notification
from portal.polls import services
from portal.polls.models import Poll
from portal.polls.words import PollState
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused, Stale
from tests.portal.polls.conftest import NOOR, days_of, draft, fresh, in_days, question


def told(actor: Actor) -> list[str]:
    return list(Notification.objects.filter(person=actor.person).order_by("pk").values_list("kind", flat=True))


def test_a_draft_is_known_to_its_organiser_alone(prepared: Poll, omar: Actor, alice: Actor, bob: Actor) -> None:
    assert Poll.objects.visible_to(omar).get() == prepared
    assert not Poll.objects.visible_to(alice).exists()
    assert told(alice) == told(bob) == []


def test_sending_asks_everybody_once(sent: Poll, omar: Actor, alice: Actor, bob: Actor) -> None:
    assert sent.state == PollState.OPEN
    assert told(alice) == told(bob) == ["poll.asked"]
    with pytest.raises(Refused, match="al verstuurd"):
        services.send(omar, uid=sent.uid, version=sent.version)


def test_somebody_who_is_not_asked_finds_nothing(sent: Poll, eva: Actor, volunteer: Actor) -> None:
    for actor in (eva, volunteer):
        assert not Poll.objects.visible_to(actor).exists()
        with pytest.raises(NotFound):
            services.vote(actor, uid=sent.uid, answers={})


def test_a_professional_makes_no_poll(alice: Actor, in_waterkant: Any) -> None:
    with pytest.raises(Refused):
        services.make(alice, question=question())


def test_sending_wants_two_days_and_somebody_to_ask(omar: Actor, in_waterkant: Any) -> None:
    one = draft(omar, starts=1)
    with pytest.raises(Invalid, match="ten minste twee dagen"):
        services.send(omar, uid=one.uid, version=one.version)
    nobody = draft(omar)
    with pytest.raises(Invalid, match="Kies eerst wie"):
        services.send(omar, uid=nobody.uid, version=nobody.version)


def test_a_deadline_after_the_last_day_is_refused(omar: Actor, in_waterkant: Any) -> None:
    late = draft(omar, closes_at=in_days(40))
    services.ask_outsider(omar, uid=late.uid, outsider=NOOR)
    with pytest.raises(Invalid, match="na de laatste dag"):
        services.send(omar, uid=late.uid, version=late.version)


def test_who_looked_at_an_older_version_changes_nothing(sent: Poll, omar: Actor) -> None:
    with pytest.raises(Stale):
        services.change(omar, uid=sent.uid, version=sent.version - 1, question=question(title="Anders"))
    assert fresh(sent).title == "Werkgroep Vroeg erbij"


def test_the_length_is_fixed_once_people_were_asked(sent: Poll, omar: Actor) -> None:
    with pytest.raises(Invalid) as wrong:
        services.change(omar, uid=sent.uid, version=sent.version, question=question(minutes=60))
    assert list(wrong.value.fields) == ["minutes"]


def test_a_closed_poll_opens_again_with_every_answer(sent: Poll, omar: Actor) -> None:
    closed = services.close(omar, uid=sent.uid, version=sent.version)
    assert set(closed.voters.values_list("closed_at", flat=True)) == {closed.closed_at}
    opened = services.change(omar, uid=sent.uid, version=closed.version, question=question(closes_at=in_days(12)))
    assert (opened.state, opened.closed_at) == (PollState.OPEN, None)
    assert set(opened.voters.values_list("closed_at", flat=True)) == {None}


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("title", {"title": " "}),
        ("place", {"place": ""}),
        ("minutes", {"minutes": 5}),
        ("closes_at", {"closes_at": in_days(-1)}),
        ("closes_at", {"closes_at": in_days(500)}),
    ],
)
def test_what_cannot_be_is_told_at_its_field(omar: Actor, in_waterkant: Any, field: str, changed: Any) -> None:
    with pytest.raises(Invalid) as wrong:
        services.make(omar, question=question(**changed))
    assert list(wrong.value.fields) == [field]
    assert not Poll.objects.exists()


def test_days_are_added_once_and_lie_ahead(prepared: Poll, omar: Actor) -> None:
    there = days_of(prepared)[0].starts_at
    for at, words in ((there, "staan er al"), (in_days(-1), "dat nog komt")):
        with pytest.raises(Invalid, match=words):
            services.add_days(omar, uid=prepared.uid, version=prepared.version, starts=[in_days(30), at])
    assert len(days_of(prepared)) == 3


@pytest.mark.parametrize(
    ("field", "changed"),
    [("name", {"name": " "}), ("organisation", {"organisation": ""}), ("email", {"email": "noor"})],
)
def test_an_outsider_has_a_name_an_organisation_and_an_address(
    prepared: Poll, omar: Actor, field: str, changed: Any
) -> None:
    from dataclasses import replace

    with pytest.raises(Invalid) as wrong:
        services.ask_outsider(omar, uid=prepared.uid, outsider=replace(NOOR, **changed))
    assert list(wrong.value.fields) == [field]


def test_one_address_is_asked_once(prepared: Poll, omar: Actor) -> None:
    with pytest.raises(Invalid, match="staat er al"):
        services.ask_outsider(omar, uid=prepared.uid, outsider=NOOR)
