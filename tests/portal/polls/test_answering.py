"""Saying on which days one can come, and what others learn of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.notifications.models import Notification
from portal.polls import selectors, services
from portal.polls.models import Poll, Vote, Voter
from portal.polls.words import Can
from tenants.access import Actor
from tenants.errors import Invalid, Refused
from tests.portal.polls.conftest import answer, days_of, draft, fresh, in_days, said
from tests.portal.polls.test_making_a_poll import told

YES, IF_NEED, NO = Can


def test_an_answer_is_kept_and_can_be_changed(sent: Poll, alice: Actor) -> None:
    answer(alice, sent, YES, NO)
    answer(alice, sent, IF_NEED)
    assert sorted(can for _who, _at, can in said(sent)) == [IF_NEED, NO]


def test_somebody_of_a_team_answers_for_themselves(sent: Poll, bob: Actor) -> None:
    answer(bob, sent, YES)
    assert sent.voters.get(person=bob.person).answered_at is not None
    assert sent.voters.filter(person=None, team=bob.team).exists()


def test_who_takes_an_answer_back_has_not_answered(sent: Poll, alice: Actor) -> None:
    answer(alice, sent, YES)
    services.take_back(alice, uid=sent.uid)
    assert not Vote.objects.exists()
    assert sent.voters.get(person=alice.person).answered_at is None


def test_nothing_and_a_day_of_another_poll_are_refused(sent: Poll, omar: Actor, alice: Actor) -> None:
    other = days_of(draft(omar))[0]
    for answers in ({}, {uuid4(): YES}, {other.uid: YES}, {days_of(sent)[0].uid: "misschien"}):
        with pytest.raises(Invalid):
            services.vote(alice, uid=sent.uid, answers=answers)  # type: ignore[arg-type]
    assert not Vote.objects.exists()


def test_after_the_deadline_nobody_answers_even_before_the_job_came(sent: Poll, alice: Actor) -> None:
    Poll.objects.filter(pk=sent.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="gesloten"):
        answer(alice, sent, YES)


def test_another_time_is_another_day_and_the_answers_stay_with_the_old_one(
    sent: Poll, omar: Actor, alice: Actor, bob: Actor
) -> None:
    answer(alice, sent, YES, NO, IF_NEED)
    before = said(sent)
    old = days_of(sent)[0]

    new = services.change_day(omar, uid=sent.uid, version=sent.version, day=old.uid, starts_at=in_days(14, 15))

    assert said(sent) == before
    assert new.votes.count() == 0
    old.refresh_from_db()
    assert old.withdrawn_at is not None
    assert told(alice) == ["poll.asked", "poll.more_days"]
    assert told(bob) == ["poll.asked"]
    page = selectors.poll_page(alice, sent.uid)
    assert [day.uid for day in page.gone] == [old.uid]
    assert [day.uid for day in page.unanswered] == [new.uid]


def test_a_day_that_comes_back_has_its_answers(sent: Poll, omar: Actor, alice: Actor) -> None:
    answer(alice, sent, YES)
    before, day = said(sent), days_of(sent)[0]
    services.remove_day(omar, uid=sent.uid, version=sent.version, day=day.uid)
    services.add_days(omar, uid=sent.uid, version=fresh(sent).version, starts=[day.starts_at])
    assert said(sent) == before
    assert days_of(sent)[0] == day


def test_the_last_day_of_an_open_poll_stays(sent: Poll, omar: Actor) -> None:
    for day in days_of(sent)[:2]:
        services.remove_day(omar, uid=sent.uid, version=fresh(sent).version, day=day.uid)
    with pytest.raises(Invalid, match="laatste dag"):
        services.remove_day(omar, uid=sent.uid, version=fresh(sent).version, day=days_of(sent)[0].uid)


def test_a_form_with_a_day_that_went_out_meanwhile_keeps_the_rest(sent: Poll, omar: Actor, alice: Actor) -> None:
    gone, stays = days_of(sent)[:2]
    services.remove_day(omar, uid=sent.uid, version=sent.version, day=gone.uid)
    done = services.vote(alice, uid=sent.uid, answers={gone.uid: YES, stays.uid: NO})
    assert (done.kept, done.gone) == ({stays.uid}, {gone.uid})
    assert said(sent) == {(done.voter.pk, stays.starts_at, NO)}


def test_the_best_day_is_the_one_on_which_most_can_be_there(sent: Poll, alice: Actor, bob: Actor, noor: Voter) -> None:
    answer(alice, sent, YES, IF_NEED, NO)
    answer(bob, sent, NO, YES, YES)
    page = selectors.poll_page(alice, sent.uid)
    assert page.best is not None
    assert page.best.uid == days_of(sent)[1].uid
    assert page.best.count is not None
    assert page.best.count.said == "1 kan, 1 als het moet, 0 niet"
    assert (page.asked, page.answered) == (3, 2)


def test_hidden_answers_are_seen_by_organisers_until_it_closes(omar: Actor, alice: Actor, bob: Actor) -> None:
    from tenants.context import activate

    with activate(omar.tenant):
        poll = draft(omar, hidden=True)
        assert alice.person is not None
        assert bob.person is not None
        services.ask(omar, uid=poll.uid, people=[alice.person.uid, bob.person.uid])
        services.send(omar, uid=poll.uid, version=poll.version)
        answer(alice, poll, YES)

        seen = selectors.poll_page(bob, poll.uid)
        assert (seen.people, seen.best, [day.count for day in seen.days]) == (None, None, [None] * 3)
        assert selectors.poll_page(omar, poll.uid).people is not None

        services.close(omar, uid=poll.uid, version=fresh(poll).version)
        assert selectors.poll_page(bob, poll.uid).people is not None


def test_remarks_and_addresses_are_for_organisers(sent: Poll, omar: Actor, alice: Actor, bob: Actor) -> None:
    services.vote(alice, uid=sent.uid, answers={days_of(sent)[0].uid: YES}, remark="Liever niet op de vrijdag.")
    for actor, sees in ((omar, True), (bob, False)):
        people = selectors.poll_page(actor, sent.uid).people
        assert people is not None
        assert any(row.remark for row in people) == any(row.email for row in people) == sees


def test_the_organiser_hears_once_that_all_have_answered(
    sent: Poll, omar: Actor, alice: Actor, bob: Actor, noor: Voter
) -> None:
    answer(alice, sent, YES)
    services.revoke_link(omar, uid=sent.uid, voter=noor.uid)
    assert told(omar) == []
    answer(bob, sent, NO)
    answer(bob, sent, YES)
    assert told(omar) == ["poll.all_answered"]
    assert Notification.objects.filter(kind="poll.all_answered").count() == 1
