"""Running a meeting: minutes, decisions, actions, and what the resident reads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.agendas import selectors, services
from portal.agendas.for_resident import matters
from portal.agendas.models import AgendaItem, ItemAction, ResidentMessage
from portal.agendas.services import Agreed, Proposal, Written
from portal.agendas.watching import remind
from portal.agendas.words import ItemKind, ItemState
from portal.cases.models import Case
from portal.consent.services import withdraw
from portal.meetings.models import Meeting, Series
from tenants.access import Actor, resident
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tests.portal.agendas.conftest import NOTE, Joins, about, comes, held_now, in_days
from tests.portal.meetings.test_planning import told

MESSAGE = "U hoeft de huur van december nog niet te betalen."


@pytest.fixture
def running(
    carla: Actor, alice: Actor, bob: Actor, town_hall: Team, credit_bank: Team, meeting: Meeting,
    admitted: AgendaItem, joins: Joins,
) -> AgendaItem:  # fmt: skip
    """On the table; the chair and Bob have grounds, and everybody came."""
    joins(town_hall)
    joins(credit_bank)
    held_now(meeting)
    for actor in (alice, bob):
        comes(meeting, actor)
    item = services.start(carla, uid=admitted.uid)
    item.refresh_from_db()
    return item


def agreed(team: Team, days: int = 7) -> Agreed:
    return Agreed("Gesprek plannen met tolk", team.uid, timezone.localdate() + timedelta(days=days))


def written(actor: Actor, item: AgendaItem, *actions: Agreed) -> AgendaItem:
    item.refresh_from_db()
    said = Written(note=NOTE, decision="De huur wacht.", message=MESSAGE, actions=actions)
    return services.write(actor, uid=item.uid, version=item.version, written=said)


def test_a_draft_is_kept_and_its_actions_are_replaced(
    carla: Actor, bob: Actor, credit_bank: Team, running: AgendaItem
) -> None:
    written(carla, running, agreed(credit_bank))
    item = written(carla, running, agreed(credit_bank), agreed(credit_bank, 9))
    assert (item.note, item.saved_at is not None) == (NOTE, True)
    assert ItemAction.objects.count() == 2
    assert "agenda.action" not in told(bob)


def test_two_who_write_do_not_overwrite_each_other(carla: Actor, running: AgendaItem) -> None:
    version = running.version
    services.write(carla, uid=running.uid, version=version, written=Written(note="Eerst"))
    with pytest.raises(Stale):
        services.write(carla, uid=running.uid, version=version, written=Written(note="Later"))


def test_a_participant_does_not_write_minutes(bob: Actor, running: AgendaItem) -> None:
    with pytest.raises(Refused, match="verslag schrijft"):
        written(bob, running)


def test_a_chair_without_a_ground_writes_nothing(
    carla: Actor, alice: Actor, meeting: Meeting, admitted: AgendaItem
) -> None:
    held_now(meeting)
    services.start(carla, uid=admitted.uid)
    with pytest.raises(NotFound):
        written(carla, admitted)


def test_an_action_goes_to_a_team_that_hears_the_item_alone(carla: Actor, running: AgendaItem, elsewhere: Team) -> None:
    from tenants.models import Team as Teams

    outside = Teams.objects.exclude(pk__in=[]).filter(organisation__name="Gemeente Waterkant").get()
    with pytest.raises(Invalid) as wrong:
        written(carla, running, agreed(outside), agreed(elsewhere))
    assert sorted(wrong.value.fields) == ["team_1", "team_2"]
    assert not ItemAction.objects.exists()


def test_heard_its_actions_are_work_and_their_teams_are_told_once(
    carla: Actor, bob: Actor, credit_bank: Team, running: AgendaItem
) -> None:
    written(carla, running, agreed(credit_bank))
    assert selectors.actions(bob) == []
    services.finish(carla, uid=running.uid)
    (line,) = selectors.actions(bob)
    assert (line.what, line.light) == ("Gesprek plannen met tolk", "green")
    assert told(bob).count("agenda.action") == 1
    services.done(bob, uid=line.uid)
    assert selectors.actions(bob) == []


def test_a_withdrawn_ground_takes_the_action_off_the_list(
    carla: Actor, alice: Actor, bob: Actor, credit_bank: Team, running: AgendaItem
) -> None:
    written(carla, running, agreed(credit_bank, 1))
    services.finish(carla, uid=running.uid)
    action = ItemAction.objects.get()
    from portal.consent.models import Ground

    withdraw(alice, ground_uid=Ground.objects.get(parties__team=credit_bank).uid)
    assert selectors.actions(bob) == []
    with pytest.raises(NotFound):
        services.done(bob, uid=action.uid)
    assert remind() == 1
    assert "agenda.action_soon" not in told(bob)


def test_reminded_before_the_day_and_once_when_it_is_late(
    carla: Actor, bob: Actor, credit_bank: Team, running: AgendaItem
) -> None:
    written(carla, running, agreed(credit_bank, 1), agreed(credit_bank, -1))
    services.finish(carla, uid=running.uid)
    assert (remind(), remind()) == (2, 0)
    assert {"agenda.action_soon", "agenda.action_late"} <= set(told(bob))
    assert [line.light for line in selectors.actions(bob, late=True)] == ["red"]


def test_approved_minutes_are_fixed_and_the_resident_reads_the_message_alone(
    carla: Actor, in_waterkant: Tenant, case: Case, running: AgendaItem
) -> None:
    written(carla, running)
    services.finish(carla, uid=running.uid)
    rana = resident(in_waterkant, case.subject)
    assert list(matters(rana, case.subject)) == []
    running.refresh_from_db()
    services.approve(carla, uid=running.uid, version=running.version)
    (matter,) = matters(rana, case.subject)
    assert matter.next_step == MESSAGE
    assert not AgendaItem.objects.visible_to(rana).exists()
    with pytest.raises(Refused, match="vastgesteld"):
        written(carla, running)
    services.add(carla, uid=running.uid, text="De afspraak is verzet.")
    assert [each.text for each in selectors.item_page(carla, running.uid).additions] == ["De afspraak is verzet."]


def test_somebody_else_reads_no_message(carla: Actor, bob: Actor, anonymous: Actor, running: AgendaItem) -> None:
    written(carla, running)
    services.finish(carla, uid=running.uid)
    running.refresh_from_db()
    services.approve(carla, uid=running.uid, version=running.version)
    assert ResidentMessage.objects.visible_to(bob).exists()
    assert not ResidentMessage.objects.visible_to(anonymous).exists()


def test_next_finishes_one_and_starts_another_though_the_chair_hears_neither(
    carla: Actor, alice: Actor, case: Case, meeting: Meeting, admitted: AgendaItem
) -> None:
    other = services.propose(alice, meeting=meeting.uid, proposal=about(case))
    services.admit(carla, uid=other.uid)
    held_now(meeting)
    first = services.next_item(carla, meeting=meeting.uid)
    second = services.next_item(carla, meeting=meeting.uid)
    assert (first, second) == (admitted, other)
    assert services.next_item(carla, meeting=meeting.uid) is None
    assert [line.title for line in selectors.agenda(carla, meeting).lines] == ["Besloten tijd"] * 2


def test_what_was_not_reached_moves_on_with_its_reason(
    carla: Actor, alice: Actor, meeting: Meeting, admitted: AgendaItem
) -> None:
    following = _following(meeting)
    with pytest.raises(Invalid, match="waarom"):
        services.move_on(carla, uid=admitted.uid, because=" ")
    services.move_on(carla, uid=admitted.uid, because="Geen tijd meer.")
    new = AgendaItem.objects.get(meeting=following)
    assert (new.carried_from, new.question, new.state) == (admitted, admitted.question, ItemState.ADMITTED)
    assert selectors.item_page(alice, admitted.uid).item.moved_because == "Geen tijd meer."


def test_a_bottleneck_goes_along_until_it_is_solved(carla: Actor, alice: Actor, meeting: Meeting) -> None:
    said = Proposal(kind=ItemKind.BOTTLENECK, title="Wachttijd voor tolken")
    item = services.propose(carla, meeting=meeting.uid, proposal=said)
    following = _following(meeting)
    held_now(meeting)
    services.start(carla, uid=item.uid)
    services.finish(carla, uid=item.uid)
    (line,) = selectors.bottlenecks(carla)
    new = AgendaItem.objects.get(meeting=following)
    assert line.uid == new.uid
    services.solve(carla, uid=new.uid)
    assert selectors.bottlenecks(carla) == []


def _following(meeting: Meeting) -> Meeting:
    """The next one of the same series."""
    series = Series.objects.create(title="Noord", minutes=90, starts_at=meeting.starts_at)
    Meeting.objects.filter(pk=meeting.pk).update(series=series)
    copied = Meeting.objects.get(pk=meeting.pk)
    copied.pk, copied.uid, copied._state.adding = None, type(copied)._meta.get_field("uid").get_default(), True
    copied.starts_at, copied.ends_at, copied.series = in_days(35), in_days(35, 12), series
    copied.save()
    return copied
