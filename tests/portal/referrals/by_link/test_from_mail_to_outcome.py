"""The whole way of somebody without an account: mail, code, terms, the minimum, yes, what was agreed, an outcome."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.consent.models import Ground, GroundParty
from portal.consent.words import PartyKind
from portal.referrals import selectors, services
from portal.referrals.models import Referral, ReferralEvent, ReferralLink
from portal.referrals.terms import terms
from portal.referrals.words import ReferralState
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import Refused
from tenants.models import Team
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RANA
from tests.portal.referrals.by_link.conftest import (
    CLOSED,
    MAIL_BOX,
    NAME,
    PAGE,
    SECRETS,
    TERMS,
    accept,
    ask_code,
    letters,
    path_in,
    read,
    take,
)  # fmt: skip
from tests.portal.referrals.conftest import EXPLANATION, QUESTION, step


def test_sending_mails_a_link_that_tells_nothing(sent_by_link: Referral) -> None:
    [letter] = letters()

    assert letter.to == [MAIL_BOX]
    for secret in (*SECRETS, QUESTION, EXPLANATION, sent_by_link.number, str(sent_by_link.uid)):
        assert secret not in f"{letter.subject} {letter.body} {letter.message()}"
    assert path_in(letter).startswith("/ontvangen/")


def test_neither_the_link_nor_a_code_stands_in_the_database(visitor: Client, door: str, link: ReferralLink) -> None:
    code = ask_code(visitor, door)
    row = ReferralLink.objects.filter(pk=link.pk).values().get()

    assert door.split("/")[2] not in str(row)
    assert code not in str(row)


def test_nothing_is_shown_before_the_terms_were_accepted(entered: Client) -> None:
    assert entered.get(PAGE)["Location"] == TERMS
    assert entered.get(f"{PAGE}stap/accept/").status_code == 404
    assert entered.post(f"{PAGE}bericht/", {"text": "Hallo"}).status_code == 404
    shown = read(entered, TERMS)
    for secret in (*SECRETS, QUESTION, EXPLANATION, RANA.district):
        assert secret not in shown


def test_terms_need_a_name_and_are_kept_with_time_and_hash(entered: Client, link: ReferralLink) -> None:
    assert accept(entered, name=" ").status_code == 422
    assert accept(entered)["Location"] == PAGE

    kept = ReferralLink.objects.get(pk=link.pk)
    assert (kept.accepted_by, kept.terms_version, kept.terms_hash) == (NAME, 1, terms().hash)
    assert kept.terms_at is not None


def test_terms_that_changed_meanwhile_are_read_again(entered: Client) -> None:
    assert entered.post(TERMS, {"shown": "0" * 64, "name": NAME}).status_code == 409


def test_the_text_of_a_version_never_changes() -> None:
    assert terms(1).hash == "58c75d4216ce039e42aec2272d6395895a8518bc5f019c9588f7139c8d28424a"


def test_the_minimum_before_the_answer(joke: Client) -> None:
    shown = read(joke)

    assert QUESTION in shown
    assert RANA.district in shown
    for secret in (*SECRETS, EXPLANATION):
        assert secret not in shown


def test_after_yes_how_to_reach_the_resident_and_what_was_agreed(joke: Client, sent_by_link: Referral) -> None:
    take(joke, sent_by_link, "accept", contact_name="Piet Vis", agreed="Wij bellen dinsdag.")
    shown = read(joke)

    for told in (RANA.first_name, RANA.telephone, RANA.email, RANA.safe_contact, "Piet Vis", "Wij bellen dinsdag."):
        assert told in shown
    for secret in (f"{RANA.first_name} {RANA.last_name}", RANA.birth_date, RANA.address, RANA.situation, EXPLANATION):
        assert secret not in shown


def test_the_contact_is_no_account_and_the_trail_says_who_it_was(
    alice: Actor, joke: Client, sent_by_link: Referral
) -> None:
    take(joke, sent_by_link, "accept", contact_name="Piet Vis")

    made = Referral.objects.get(pk=sent_by_link.pk)
    assert (made.state, made.contact_person, made.contact_name) == (ReferralState.ACCEPTED, None, "Piet Vis")
    event = ReferralEvent.objects.get(referral=made, move="accept")
    assert (event.by, event.by_whom, event.party) == (None, f"{NAME} (Kerk De Haven)", "receiver")
    assert selectors.referral(alice, made.uid).contact_person == "Piet Vis"
    entry = AuditEntry.objects.filter(action="referrals.moved").latest("pk")
    assert (entry.person_id, entry.roles, entry.because) == (None, "AN+SL", "referrals.link")


def test_yes_needs_a_contact(joke: Client) -> None:
    answer = joke.post(f"{PAGE}stap/accept/", {"version": 2, "key": str(uuid4())})

    assert answer.status_code == 422


def test_no_closes_the_page_at_once(alice: Actor, joke: Client, sent_by_link: Referral) -> None:
    answer = take(joke, sent_by_link, "reject", reject_reason="no_capacity", advice="Vraag het de gemeente.")

    assert answer["Location"] == f"{CLOSED}?klaar"
    assert "Dank u wel" in read(joke, answer["Location"])
    assert joke.get(PAGE)["Location"] == CLOSED
    page = selectors.referral(alice, sent_by_link.uid)
    assert (page.reject_reason, page.advice) == ("Wij hebben geen plek", "Vraag het de gemeente.")


def test_asking_for_more_and_hearing_that_it_is_there(alice: Actor, joke: Client, sent_by_link: Referral) -> None:
    take(joke, sent_by_link, "return", note="Wanneer kan het?")
    assert "De afzender vult de vraag aan" in read(joke)
    before = len(letters())
    step(alice, sent_by_link, "supply", note="Elke dinsdag.")

    [letter] = letters()[before:]
    assert "iets nieuws" in letter.subject
    assert "Accepteren" in read(joke)


def test_from_appointment_to_outcome(alice: Actor, joke: Client, sent_by_link: Referral) -> None:
    day = timezone.localdate() + timedelta(days=3)
    take(joke, sent_by_link, "accept", contact_name=NAME)
    take(joke, sent_by_link, "appoint", appointment_at=f"{day:%d-%m-%Y}", time="10:00", place="De Haven")
    take(joke, sent_by_link, "start")
    take(joke, sent_by_link, "interim", note="Het gaat goed.")
    answer = take(joke, sent_by_link, "complete", outcome="helped")

    assert answer["Location"] == f"{CLOSED}?klaar"
    page = selectors.referral(alice, sent_by_link.uid)
    assert (page.state, page.outcome) == (ReferralState.COMPLETED, "Hulp gestart en afgerond")
    assert "Het gaat goed." in [line.note for line in page.history]
    assert joke.get(PAGE)["Location"] == CLOSED


def test_both_sides_write_and_the_receiver_is_told_by_mail(
    alice: Actor, helping: Client, sent_by_link: Referral
) -> None:
    helping.post(f"{PAGE}bericht/", {"text": "Zij komt dinsdag."})
    before = len(letters())
    services.talk(alice, uid=sent_by_link.uid, text="Fijn.")

    [letter] = letters()[before:]
    assert "Fijn" not in letter.body
    said = selectors.referral(alice, sent_by_link.uid).conversation
    assert [each.by for each in said] == [f"{NAME} (Kerk De Haven)", "Alice (Welzijn De Brug)"]
    assert "Fijn." in read(helping)


def test_a_button_pressed_twice_is_one_step(joke: Client, sent_by_link: Referral) -> None:
    version, key = Referral.objects.get(pk=sent_by_link.pk).version, str(uuid4())
    given = {"version": version, "key": key, "contact_name": NAME}
    for _time in range(2):
        assert joke.post(f"{PAGE}stap/accept/", given)["Location"] == PAGE

    assert ReferralEvent.objects.filter(referral=sent_by_link, move="accept").count() == 1


@pytest.mark.parametrize("name", ["hand_on", "waitlist", "no_show", "decide", "withdraw", "in_error"])
def test_steps_that_are_not_for_a_link(helping: Client, name: str) -> None:
    assert helping.get(f"{PAGE}stap/{name}/").status_code == 404


def test_the_sender_sees_that_it_was_opened_and_by_whom(
    client: Client, alice: Actor, sent_by_link: Referral, joke: Client
) -> None:
    state = selectors.link_state(alice, sent_by_link.uid)
    shown = read(sign_in(client, alice), f"/doorverwijzingen/{sent_by_link.uid}/")

    assert state is not None
    assert (state.word, state.stands, state.accepted_by) == ("Geopend", True, NAME)
    assert "Gestuurd met een link" in shown
    assert NAME in shown


def test_the_ground_names_the_church_by_its_terms_and_not_by_the_covenant(consent: Ground, church: Team) -> None:
    party = GroundParty.objects.get(ground=consent, kind=PartyKind.RECEIVER)

    assert (party.team, party.covenant) == (church, GroundParty.TERMS_OF_ITS_OWN)


def test_without_an_address_for_links_the_covenant_is_asked_of_it(names_the_church: object) -> None:
    with pytest.raises(Refused, match="convenant"):
        names_the_church()  # type: ignore[operator]
