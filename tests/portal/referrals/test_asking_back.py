"""Some months after the help ended the one contact person asks how it goes; who needs help again is referred anew."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.cases.services import change_lead, close_case
from portal.notifications.models import Notification
from portal.referrals import policies, selectors, services
from portal.referrals.models import CheckBack, Referral, ReferralClock, ReferralKind
from portal.referrals.selectors import Filters, Tab
from portal.referrals.watching import remind_due
from tenants.access import Actor, allow, resident
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Membership, Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RANA, RecordGround, colleague
from tests.portal.referrals.conftest import draft, person, step

NOTE = "De post blijft open en er is weer overzicht."


@pytest.fixture
def ended(bob: Actor, helping: Referral) -> Referral:
    """The help ended well, half a year ago and a bit."""
    return due(step(bob, helping, "complete", outcome="helped"))


def due(referral: Referral) -> Referral:
    past = timezone.now() - timedelta(days=1)
    ReferralClock.objects.filter(referral=referral, code="check_back").update(ends_at=past)
    Referral.objects.filter(pk=referral.pk).update(due_at=past)
    referral.refresh_from_db()
    return referral


def running(referral: Referral) -> ReferralClock | None:
    rows = ReferralClock.objects.filter(referral=referral, code="check_back", stopped_at__isnull=True)
    found: ReferralClock | None = rows.first()
    return found


def ask(actor: Actor, referral: Referral, how: str = "still", note: str = "") -> CheckBack:
    clock = running(referral)
    return services.check_back(actor, uid=referral.uid, clock=clock.uid if clock else uuid4(), how=how, note=note)


def beside(actor: Actor) -> Actor:
    """A colleague of the same team."""
    assert actor.team is not None
    found: Actor = colleague(actor.tenant, actor.team, "Dirk")
    return found


def gone(actor: Actor) -> None:
    """Since yesterday they work here no more."""
    day = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=actor.person).update(starts_on=day, ends_on=day)


def numbers(actor: Actor, **filters: Any) -> list[str]:
    return [line.number for line in selectors.worklist(actor, Tab.ASK_BACK, Filters(**filters))[0]]


def test_it_is_on_the_list_when_the_term_is_over_and_not_before(alice: Actor, bob: Actor, helping: Referral) -> None:
    done = step(bob, helping, "complete", outcome="helped")
    assert numbers(alice) == []

    due(done)

    assert numbers(alice) == [done.number]
    assert selectors.counts(alice)[Tab.ASK_BACK] == 1
    assert numbers(bob) == [], "the receiver does not ask"


def test_a_kind_without_asking_back_asks_nobody(bob: Actor, helping: Referral) -> None:
    ReferralKind.objects.update(check_back=False)
    done = step(bob, Referral.objects.get(pk=helping.pk), "complete", outcome="helped")

    assert running(done) is None


def test_a_line_names_the_outcome_and_nobody(alice: Actor, ended: Referral) -> None:
    (line,), _more = selectors.worklist(alice, Tab.ASK_BACK)

    assert line.outcome == "Hulp gestart en afgerond"
    assert RANA.last_name not in str(line)


def test_it_falls_to_the_team_when_the_contact_person_left(
    alice: Actor, case: Case, ended: Referral, in_waterkant: Tenant
) -> None:
    dirk = beside(alice)
    assert numbers(dirk, mine=True) == []

    gone(alice)

    assert numbers(dirk, mine=True) == [ended.number]


def test_it_goes_along_with_the_lead(alice: Actor, case: Case, ended: Referral) -> None:
    dirk = beside(alice)
    assert alice.team is not None
    change_lead(alice, uid=case.uid, version=case.version, to_uid=person(dirk), team_uid=alice.team.uid)

    assert numbers(dirk, mine=True) == [ended.number]
    assert numbers(alice, mine=True) == []


def test_the_contact_person_alone_hears_of_it_twice_at_most(alice: Actor, ended: Referral) -> None:
    beside(alice)
    assert remind_due() == 1
    ReferralClock.objects.update(reminded_at=timezone.now() - timedelta(days=2))
    assert remind_due() == 1
    ReferralClock.objects.update(reminded_at=timezone.now() - timedelta(days=2))
    assert remind_due() == 0

    told = Notification.objects.filter(kind="referral.ask_back")
    assert set(told.values_list("person", flat=True)) == {alice.person.pk}  # type: ignore[union-attr]
    assert all(each.url == f"/doorverwijzingen/{ended.uid}/navraag/" for each in told)


def test_the_whole_team_hears_of_it_when_the_contact_person_left(alice: Actor, ended: Referral) -> None:
    dirk = beside(alice)
    gone(alice)
    remind_due()

    told = Notification.objects.filter(kind="referral.ask_back").values_list("person", flat=True)
    assert set(told) == {dirk.person.pk}  # type: ignore[union-attr]


@pytest.mark.parametrize("how", ["still", "little", "not"])
def test_an_answer_takes_it_off_the_list(alice: Actor, ended: Referral, how: str) -> None:
    made = ask(alice, ended, how, NOTE)

    assert numbers(alice) == []
    assert running(ended) is None
    assert (made.how, made.note) == (how, NOTE)
    assert AuditEntry.objects.filter(action="referrals.checked_back").count() == 1


def test_who_was_not_reached_is_asked_again_and_not_for_ever(alice: Actor, ended: Referral) -> None:
    for tries in (1, 2):
        ask(alice, ended, "not_reached")
        again = running(ended)
        assert again is not None
        assert again.ends_at > timezone.now() + timedelta(days=13)
        assert numbers(alice) == []
        due(ended)
        assert numbers(alice) == [ended.number], tries
    ask(alice, ended, "not_reached")

    assert running(ended) is None
    assert CheckBack.objects.count() == 3


def test_the_same_button_twice_is_told_that_it_is_done(alice: Actor, ended: Referral) -> None:
    clock = running(ended)
    assert clock is not None
    ask(alice, ended, "not_reached")

    with pytest.raises(Stale, match="net"):
        services.check_back(alice, uid=ended.uid, clock=clock.uid, how="not_reached")
    assert CheckBack.objects.count() == 1


def test_an_answer_that_does_not_exist_is_told_in_words(alice: Actor, ended: Referral) -> None:
    with pytest.raises(Invalid) as wrong:
        ask(alice, ended, "prima", "x" * 4_001)
    assert set(wrong.value.fields) == {"how", "note"}


def test_the_receiver_does_not_ask_and_an_outsider_finds_nothing(bob: Actor, charlie: Actor, ended: Referral) -> None:
    with pytest.raises(Refused, match="aanspreekpunt"):
        ask(bob, ended)
    with pytest.raises(NotFound) as foreign:
        ask(charlie, ended)
    with pytest.raises(NotFound) as random:
        services.check_back(charlie, uid=uuid4(), clock=uuid4(), how="still")
    assert str(foreign.value) == str(random.value)


def test_without_the_rule_the_receiver_would_ask(bob: Actor, ended: Referral, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "may_check_back", lambda *_args: allow())

    assert ask(bob, ended).how == "still"


def test_what_was_said_is_not_for_the_receiver(alice: Actor, bob: Actor, ended: Referral) -> None:
    ask(alice, ended, note=NOTE)

    assert [each.note for each in selectors.referral(alice, ended.uid).asked_back] == [NOTE]
    assert selectors.referral(bob, ended.uid).asked_back == ()


def test_opening_it_is_a_line_in_the_log_of_the_referral_and_of_the_case(alice: Actor, ended: Referral) -> None:
    page = selectors.check_page(alice, ended.uid)

    assert RANA.last_name in page.name
    assert AuditEntry.objects.filter(action="referrals.check_back_opened").count() == 1
    assert AuditEntry.objects.filter(action="referrals.opened", object_id=str(ended.case_id)).exists()


def test_coming_back_is_a_new_referral_linked_to_the_old_one_and_counted(
    alice: Actor, case: Case, kind: ReferralKind, ground: RecordGround, credit_bank: Team, ended: Referral
) -> None:
    ask(alice, ended, "not")
    again = services.draft(alice, case_uid=case.uid, kind_uid=kind.uid, follows=ended.uid)
    assert selectors.after_help(alice).came_back == 0, "a draft is no return yet"
    Referral.objects.filter(pk=again.pk).update(
        sent_at=timezone.now(), state="sent", receiver_team=credit_bank, ground=ended.ground
    )

    told = selectors.after_help(alice)
    assert (told.ended, told.not_any_more, told.still, told.came_back) == (1, 1, 0, 1)
    assert selectors.around(alice, again.uid)[0] == (ended.uid, ended.number)
    assert selectors.around(alice, ended.uid)[1] == ((again.uid, again.number),)


def test_a_later_answer_counts_and_the_earlier_does_not(alice: Actor, ended: Referral) -> None:
    ask(alice, ended, "not_reached")
    ask(alice, ended, "still")

    told = selectors.after_help(alice)
    assert (told.still, told.not_reached) == (1, 0)


def test_the_resident_is_asked_once_it_ended_and_may_change_their_mind(
    alice: Actor, bob: Actor, case: Case, in_waterkant: Tenant, helping: Referral
) -> None:
    herself = resident(in_waterkant, case.subject)
    with pytest.raises(Refused, match="loopt nog"):
        services.answer_helped(herself, uid=helping.uid, answer="yes")
    step(bob, helping, "complete", outcome="helped")

    services.answer_helped(herself, uid=helping.uid, answer="partly")
    assert services.answer_helped(herself, uid=helping.uid, answer="yes").helped == "yes"
    with pytest.raises(Refused, match="inwoner zelf"):
        services.answer_helped(alice, uid=helping.uid, answer="no")


@pytest.mark.parametrize("rows", [1, 10, 25])
def test_the_list_costs_the_same_however_long(
    alice: Actor, bob: Actor, case: Case, kind: ReferralKind, ground: RecordGround, credit_bank: Team, rows: int,
    django_assert_num_queries: Callable[[int], Any],
) -> None:  # fmt: skip
    given = ground(credit_bank)
    for _each in range(rows):
        made = step(alice, draft(alice, case, kind, given, credit_bank), "send")
        Referral.objects.filter(pk=made.pk).update(
            state="completed", outcome="helped", due_at=timezone.now() - timedelta(days=1), closed_at=timezone.now()
        )

    with django_assert_num_queries(2):
        lines, _more = selectors.worklist(alice, Tab.ASK_BACK, Filters(mine=True))
    assert len(lines) == rows
    with django_assert_num_queries(2):
        assert selectors.after_help(alice).ended == rows


def test_on_the_screen_from_the_list_to_a_new_question_for_help(
    client: Client, alice: Actor, case: Case, ended: Referral
) -> None:
    browser = sign_in(client, alice)
    listed = browser.get("/mijn-werk/?lijst=navragen").content.decode()
    assert "Doe navraag" in listed
    assert RANA.last_name not in listed
    path = f"/doorverwijzingen/{ended.uid}/navraag/"
    shown = browser.get(path).content.decode()
    assert RANA.telephone in shown
    clock = running(ended)
    assert clock is not None

    wrong = browser.post(path, {"clock": str(clock.uid)})
    assert wrong.status_code == 422
    assert "Kies hoe het nu gaat" in wrong.content.decode()
    done = browser.post(path, {"clock": str(clock.uid), "how": "not", "again": "ja"})

    assert done["Location"] == f"/doorverwijzingen/nieuw/?casus={case.uid}&volgt={ended.uid}"
    page = browser.get(f"/doorverwijzingen/{ended.uid}/").content.decode()
    assert "De hulp helpt niet meer" in page
    assert "Vraag opnieuw hulp" in page
    assert browser.get(path).status_code == 403


def test_a_closed_case_is_opened_again_first(client: Client, alice: Actor, case: Case, ended: Referral) -> None:
    close_case(alice, uid=case.uid, version=Case.objects.get(pk=case.pk).version)

    shown = sign_in(client, alice).get(f"/doorverwijzingen/{ended.uid}/navraag/").content.decode()

    assert "Heropen de casus" in shown
    assert 'name="again"' not in shown


def test_the_page_costs_the_same_however_often_somebody_was_tried(
    alice: Actor, ended: Referral, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for _tries in (1, 2):
        ask(alice, ended, "not_reached")

    with django_assert_max_num_queries(9):
        assert len(selectors.check_page(alice, ended.uid).earlier) == 2
