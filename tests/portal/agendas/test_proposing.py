"""Bringing something to the table."""

from uuid import uuid4

import pytest

from portal.agendas import selectors, services
from portal.agendas.models import AgendaItem, AnonymousLink
from portal.agendas.services import Proposal
from portal.agendas.words import ItemKind, ItemState
from portal.cases.models import Case
from portal.meetings.models import Meeting
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused
from tests.portal.agendas.conftest import about, hears, opens_now
from tests.portal.meetings.test_planning import told


def test_the_chair_admits_and_the_proposer_is_told(alice: Actor, carla: Actor, proposed: AgendaItem) -> None:
    assert told(carla) == ["agenda.proposed"]
    assert services.admit(carla, uid=proposed.uid).state == ItemState.ADMITTED
    assert told(alice)[-1] == "agenda.decided" or "agenda.decided" in told(alice)


def test_a_participant_is_refused_with_the_reason_that_the_screen_shows(alice: Actor, proposed: AgendaItem) -> None:
    with pytest.raises(Refused, match="Alleen de voorzitter"):
        services.admit(alice, uid=proposed.uid)


def test_who_does_not_hear_it_gets_the_answer_for_a_random_id(bob: Actor, charlie: Actor, proposed: AgendaItem) -> None:
    for uid in (proposed.uid, uuid4()):
        with pytest.raises(NotFound) as missing:
            services.admit(bob, uid=uid)
        assert str(missing.value) == ""


def test_a_case_of_another_team_cannot_be_brought(bob: Actor, case: Case, meeting: Meeting) -> None:
    with pytest.raises(NotFound):
        services.propose(bob, meeting=meeting.uid, proposal=about(case))
    assert not AgendaItem.objects.exists()


def test_an_anonymous_item_has_a_code_of_its_own_and_its_case_lies_apart(
    alice: Actor, bob: Actor, carla: Actor, case: Case, meeting: Meeting
) -> None:
    item = services.propose(alice, meeting=meeting.uid, proposal=about(case, anonymous=True))
    services.admit(carla, uid=item.uid)
    opens_now(item)
    assert hears(bob, item)
    assert hears(carla, item)
    assert item.case is None
    assert case.code not in (item.code, selectors.item_page(bob, item.uid).code)
    assert AnonymousLink.objects.visible_to(alice).get().case == case
    assert not AnonymousLink.objects.visible_to(bob).exists()


@pytest.mark.parametrize("written", ["Rana wil verhuizen.", "Mevrouw VOORBEELD.", "Bel 06-00000000", "31-12-1980"])
def test_what_names_the_resident_is_refused_in_an_anonymous_item(
    alice: Actor, case: Case, meeting: Meeting, written: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        services.propose(alice, meeting=meeting.uid, proposal=about(case, anonymous=True, tried=written))
    assert list(wrong.value.fields) == ["tried"]
    assert not AgendaItem.objects.exists()


def test_bad_input_is_told_per_field(alice: Actor, case: Case, meeting: Meeting) -> None:
    with pytest.raises(Invalid) as wrong:
        services.propose(alice, meeting=meeting.uid, proposal=about(case, question=" ", minutes=7, emergency=True))
    assert sorted(wrong.value.fields) == ["emergency", "minutes", "question"]


def test_an_announcement_is_for_everybody_in_the_meeting(
    alice: Actor, bob: Actor, charlie: Actor, anonymous: Actor, carla: Actor, meeting: Meeting
) -> None:
    said = Proposal(kind=ItemKind.ANNOUNCEMENT, title="Nieuw loket")
    item = services.propose(alice, meeting=meeting.uid, proposal=said)
    assert hears(bob, item)
    assert not hears(anonymous, item)
    assert not hears(charlie, item)


def test_taking_back_is_of_the_own_team(alice: Actor, bob: Actor, proposed: AgendaItem) -> None:
    with pytest.raises(NotFound):
        services.withdraw(bob, uid=proposed.uid)
    assert services.withdraw(alice, uid=proposed.uid).state == ItemState.WITHDRAWN
