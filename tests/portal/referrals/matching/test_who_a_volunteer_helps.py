"""A volunteer sees a first name and what was agreed, of own matches, until the end; the next request shows nothing."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.cases import selectors as cases
from portal.consent.services import withdraw
from portal.referrals import selectors as referrals
from portal.referrals.models import Referral, VolunteerMatch
from portal.referrals.models.matching import MatchQuerySet
from portal.referrals.selectors.matching import helped, helped_by, matches_of
from portal.referrals.services.matching import end_match, match_volunteer, put_back_match
from tenants.access import Actor, Role, actor_for, resident
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Membership, Team, Tenant
from tests.factories.tenants import make_member
from tests.portal.cases.conftest import SECRETS
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, person, step
from tests.portal.referrals.matching.conftest import AGREED


def test_the_volunteer_sees_first_name_agreement_last_day_and_whom_to_call_and_nothing_else(
    vera: Actor, match: VolunteerMatch, last_day: date
) -> None:
    (found,) = helped_by(vera)

    assert (found.first_name, found.agreed, found.until, found.contact) == ("Rana", AGREED, last_day, "Bob")
    told = " ".join(str(getattr(found, name)) for name in found.__dataclass_fields__)
    assert [each for each in (*SECRETS, EXPLANATION, QUESTION) if each in told] == ["Rana"]


def test_neither_the_case_nor_the_referral_opens_to_a_volunteer(vera: Actor, match: VolunteerMatch) -> None:
    with pytest.raises(NotFound):
        referrals.referral(vera, match.referral.uid)
    with pytest.raises(NotFound):
        cases.case(vera, match.referral.case.uid)
    with pytest.raises(NotFound):
        matches_of(vera, match.referral.uid)


def test_each_look_is_a_line_in_the_log_about_the_case(vera: Actor, match: VolunteerMatch) -> None:
    helped_by(vera)
    helped(vera, match.uid)

    looks = AuditEntry.objects.filter(action="referrals.match_seen", object_id=match.referral.case_id)
    assert looks.count() == 2
    assert {each.mac != "" for each in looks} == {True}


def _ended(bob: Actor, match: VolunteerMatch) -> None:
    end_match(bob, uid=match.uid)


def _last_day_over(bob: Actor, match: VolunteerMatch) -> None:
    VolunteerMatch.objects.filter(pk=match.pk).update(until=timezone.localdate() - timedelta(days=1))


def _referral_ended(bob: Actor, match: VolunteerMatch) -> None:
    step(bob, match.referral, "start")
    step(bob, match.referral, "complete", outcome="helped", note="Klaar.")


def _withdrawn(bob: Actor, match: VolunteerMatch) -> None:
    assert match.referral.ground is not None
    withdraw(resident(match.tenant, match.referral.case.subject), ground_uid=match.referral.ground.uid)


def _no_volunteer_any_more(bob: Actor, match: VolunteerMatch) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=match.volunteer, role=Role.VOLUNTEER).update(ends_on=yesterday)


ENDS: list[Callable[[Actor, VolunteerMatch], None]] = [
    _ended, _last_day_over, _referral_ended, _withdrawn, _no_volunteer_any_more,
]  # fmt: skip


@pytest.mark.parametrize("ends", ENDS)
def test_whatever_ends_it_the_next_look_shows_nothing(
    bob: Actor, vera: Actor, match: VolunteerMatch, ends: Callable[[Actor, VolunteerMatch], None]
) -> None:
    assert helped(vera, match.uid)
    ends(bob, match)
    again = actor_for(match.volunteer, match.tenant)

    assert helped_by(again) == []
    with pytest.raises(NotFound):
        helped(again, match.uid)


def test_sabotage_without_what_closes_it_a_volunteer_would_go_on_seeing_it(
    bob: Actor, vera: Actor, match: VolunteerMatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    _withdrawn(bob, match)
    assert helped_by(vera) == []
    monkeypatch.setattr(MatchQuerySet, "of_volunteer", lambda self, actor: self.filter(volunteer=actor.person.pk))

    assert [each.first_name for each in helped_by(vera)] == ["Rana"]


def test_another_volunteer_of_the_team_sees_nothing_of_it(
    match: VolunteerMatch, in_waterkant: Tenant, credit_bank: Team
) -> None:
    other = actor_for(make_member(in_waterkant, "Wim", Role.VOLUNTEER, credit_bank), in_waterkant)

    assert helped_by(other) == []
    with pytest.raises(NotFound):
        helped(other, match.uid)


def test_only_the_team_that_has_it_chooses_and_only_once_it_said_yes(
    alice: Actor, bob: Actor, vera: Actor, sent: Referral, last_day: date
) -> None:
    given: dict[str, Any] = {"uid": sent.uid, "volunteer_uid": person(vera), "agreed": AGREED, "until": last_day}
    with pytest.raises(Refused, match="na het aannemen"):
        match_volunteer(bob, **given)
    step(bob, sent, "accept", contact_person=person(bob))
    with pytest.raises(Refused, match="Alleen het team dat helpt"):
        match_volunteer(alice, **given)
    with pytest.raises(NotFound):
        match_volunteer(vera, **given)

    assert match_volunteer(bob, **given)


def test_what_cannot_be_is_said_at_its_field_and_nothing_is_made(
    bob: Actor, volunteer: Actor, accepted: Referral
) -> None:
    """Vera is a volunteer of the sending organisation."""
    yesterday, far = timezone.localdate() - timedelta(days=1), timezone.localdate() + timedelta(days=400)
    given: dict[str, Any] = {"uid": accepted.uid, "volunteer_uid": person(volunteer)}

    for agreed, until in ((" ", yesterday), ("x" * 601, far), ("BSN 123456782 bellen", far)):
        with pytest.raises(Invalid) as wrong:
            match_volunteer(bob, **given, agreed=agreed, until=until)
        assert wrong.value.fields.keys() == {"volunteer", "agreed", "until"}
    assert not VolunteerMatch.objects.exists()


def test_one_volunteer_helps_once_at_a_time_and_again_after_the_last_day(
    bob: Actor, vera: Actor, accepted: Referral, match: VolunteerMatch, last_day: date
) -> None:
    given: dict[str, Any] = {
        "uid": accepted.uid, "volunteer_uid": person(vera), "agreed": "Iets anders.", "until": last_day,
    }  # fmt: skip
    with pytest.raises(Invalid, match="Kijk de velden na"):
        match_volunteer(bob, **given)
    _last_day_over(bob, match)

    assert match_volunteer(bob, **given).pk != match.pk


def test_the_end_can_be_undone_within_the_hour(bob: Actor, vera: Actor, match: VolunteerMatch) -> None:
    end_match(bob, uid=match.uid)
    put_back_match(bob, uid=match.uid)

    assert [each.first_name for each in helped_by(vera)] == ["Rana"]
    end_match(bob, uid=match.uid)
    VolunteerMatch.objects.update(ended_at=timezone.now() - timedelta(hours=2))
    with pytest.raises(Refused, match="tot een uur"):
        put_back_match(bob, uid=match.uid)


def test_what_ended_with_the_referral_is_not_put_back(bob: Actor, match: VolunteerMatch) -> None:
    _referral_ended(bob, match)
    match.refresh_from_db()

    assert match.ended_at is not None
    with pytest.raises(Refused, match="zolang de hulp loopt"):
        put_back_match(bob, uid=match.uid)


@pytest.mark.parametrize("command", [end_match, put_back_match])
def test_others_do_not_find_it(
    alice: Actor, charlie: Actor, vera: Actor, match: VolunteerMatch, command: Callable[..., Any]
) -> None:
    for actor in (vera, actor_for(charlie.person, match.tenant)):
        with pytest.raises((NotFound, Refused)):
            command(actor, uid=match.uid)
    with pytest.raises(Refused, match="Alleen het team dat helpt"):
        command(alice, uid=match.uid)


@pytest.mark.parametrize("many", [1, 10, 100])
def test_the_list_costs_the_same_however_long(
    bob: Actor, vera: Actor, match: VolunteerMatch, many: int, django_assert_max_num_queries: Any
) -> None:
    from portal.cases.models import CaseAccess

    row = CaseAccess.objects.get(source="referral", source_uid=match.referral.uid)
    first = Referral.objects.get(pk=match.referral_id)
    for number in range(1, many):
        other = Referral(
            number=f"D-Z{number:04}", kind=first.kind, case=first.case, state=first.state, sender=first.sender,
            sender_team=first.sender_team, receiver_team=first.receiver_team, ground=first.ground,
            made_at=first.made_at, contact_person=first.contact_person, sent_at=first.sent_at,
        )  # fmt: skip
        other.save()
        CaseAccess.objects.create(
            case=row.case, team=row.team, source=row.source, source_uid=other.uid, ground_uid=row.ground_uid,
            level=row.level, until=row.until,
        )  # fmt: skip
        VolunteerMatch(
            referral=other, team=match.team, volunteer=match.volunteer, agreed=AGREED, until=match.until,
            made_at=timezone.now(), made_by=match.made_by,
        ).save()  # fmt: skip
    # Two of them open and close the transaction; SQLite takes a hundred lines of the log in two pieces.
    with django_assert_max_num_queries(6):
        assert len(helped_by(vera)) == many
