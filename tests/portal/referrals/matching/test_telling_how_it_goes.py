"""What a volunteer tells stands in the conversation; their team hears of it, and they of their matches."""

from typing import Any

import pytest

from portal.notifications.models import Notification
from portal.referrals import selectors
from portal.referrals.models import Referral, ReferralMessage, VolunteerMatch
from portal.referrals.retention import _told
from portal.referrals.services.matching import end_match, put_back_match, report_back
from tenants.access import Actor
from tenants.errors import Invalid, NotFound
from tests.portal.referrals.conftest import step

SAID = "Wij hebben de post samen geopend."


def told(person: Any) -> list[str]:
    return list(Notification.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_it_stands_in_the_conversation_by_the_name_of_the_volunteer(
    bob: Actor, vera: Actor, match: VolunteerMatch
) -> None:
    report_back(vera, uid=match.uid, text=f"  {SAID} ")

    (said,) = selectors.referral(bob, match.referral.uid).conversation
    assert (said.by, said.text) == ("Veerle (Kredietbank De Vliet)", SAID)


def test_the_contact_person_hears_of_it_and_the_sender_does_not(
    alice: Actor, bob: Actor, vera: Actor, match: VolunteerMatch
) -> None:
    before = told(alice.person)
    report_back(vera, uid=match.uid, text=SAID)

    assert told(bob.person)[-1] == "referral.volunteer_wrote"
    assert told(alice.person) == before


def test_a_volunteer_hears_when_it_begins_and_when_it_ends(bob: Actor, vera: Actor, match: VolunteerMatch) -> None:
    assert told(vera.person) == ["referral.matched"]
    end_match(bob, uid=match.uid)
    assert told(vera.person) == ["referral.match_ended"]
    put_back_match(bob, uid=match.uid)
    assert "referral.matched" in told(vera.person)


def test_a_volunteer_hears_that_the_referral_ended(bob: Actor, vera: Actor, match: VolunteerMatch) -> None:
    step(bob, match.referral, "start")
    step(bob, match.referral, "complete", outcome="helped", note="Klaar.")

    assert told(vera.person) == ["referral.match_ended"]


def test_a_message_names_the_number_alone(vera: Actor, match: VolunteerMatch) -> None:
    message = Notification.objects.get(person=vera.person)

    assert (message.subject, message.url) == (match.referral.number, "/wie-u-helpt/")


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001, "BSN 123456782"])
def test_what_cannot_be_is_said_and_nothing_is_written(vera: Actor, match: VolunteerMatch, text: str) -> None:
    with pytest.raises(Invalid) as wrong:
        report_back(vera, uid=match.uid, text=text)

    assert wrong.value.fields.keys() == {"text"}
    assert not ReferralMessage.objects.exists()


def test_after_the_end_nothing_can_be_told(bob: Actor, vera: Actor, match: VolunteerMatch) -> None:
    end_match(bob, uid=match.uid)

    with pytest.raises(NotFound):
        report_back(vera, uid=match.uid, text=SAID)


def test_the_resident_is_told_that_a_volunteer_helps_until_when_and_what_they_see(
    bob: Actor, accepted: Referral, match: VolunteerMatch
) -> None:
    from portal.referrals.for_resident import matters
    from tenants.access import resident

    herself = resident(accepted.tenant, accepted.case.subject)
    (matter,) = matters(herself, accepted.case.subject)
    assert "Een vrijwilliger helpt u tot en met" in matter.note
    end_match(bob, uid=match.uid)

    (matter,) = matters(herself, accepted.case.subject)
    assert matter.note == ""


def test_what_was_agreed_is_part_of_what_is_told_on_request(match: VolunteerMatch) -> None:
    rows = str(list(_told(match.referral.case.subject)))

    assert match.agreed in rows
