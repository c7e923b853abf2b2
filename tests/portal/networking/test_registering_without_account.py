"""Coming without an account: a mail, a button, and only then a seat. Nobody learns who comes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.meetings import services as meetings
from portal.meetings.models import Meeting
from portal.meetings.words import Audience
from portal.networking import links, services
from portal.networking.models import Guest
from portal.networking.services import Given
from tenants.access import Actor, anonymous
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Tenant
from tests.portal.networking.conftest import Opened, ask, change_to, comes, leaves, link_in, subjects, to_guests

FORM = {"name": "Gerda de Gast", "organisation": "Buurtkeuken", "email": " Gerda@Gast.example", "needs": "Ringleiding"}


def test_the_form_answers_with_look_in_your_mail_and_takes_no_seat(visitor: Client, meeting: Meeting) -> None:
    answer = visitor.post(f"/activiteiten/{meeting.uid}/aanmelden/", FORM)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/activiteiten/{meeting.uid}/gevraagd/")
    assert "Kijk in uw mail" in visitor.get(answer.headers["Location"]).content.decode()
    guest = Guest.objects.get()
    assert (guest.email, guest.confirmed_at) == ("gerda@gast.example", None)
    assert "Nog 2 van de 2 plekken" in visitor.get(f"/activiteiten/{meeting.uid}/").content.decode()


def test_only_the_button_behind_the_link_takes_the_seat(visitor: Client, meeting: Meeting) -> None:
    visitor.post(f"/activiteiten/{meeting.uid}/aanmelden/", FORM)
    assert subjects() == ["Bevestig uw aanmelding"]
    link = link_in(str(to_guests()[0].body), "bevestigen")
    assert "Ja, ik kom" in visitor.get(link).content.decode()
    assert Guest.objects.get().confirmed_at is None
    assert "Er is een plek voor u" in visitor.post(link).content.decode()
    assert "Nog 1 van de 2 plekken" in visitor.get(f"/activiteiten/{meeting.uid}/").content.decode()
    assert subjects()[1:] == ["U bent aangemeld"]
    assert f"/activiteiten/{meeting.uid}/" in str(to_guests()[1].body)


def test_confirming_twice_is_the_same_as_once(in_waterkant: Tenant, meeting: Meeting) -> None:
    guest = comes(in_waterkant, meeting)
    proof = links.proof_of(in_waterkant, guest.uid, links.CONFIRM)
    again = services.confirm(anonymous(in_waterkant), uid=guest.uid, proof=proof)
    assert again.confirmed_at == guest.confirmed_at


def test_what_a_guest_wrote_lies_sealed_in_the_database(in_waterkant: Tenant, meeting: Meeting) -> None:
    ask(in_waterkant, meeting, "Gerda", needs="Ringleiding")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM networking_guest")
        row = repr(cursor.fetchone())
    assert [word for word in ("Gerda", "gerda", "Buurtkeuken", "Ringleiding") if word in row] == []


def test_an_address_that_is_known_gets_the_same_answer_and_a_mail_that_says_so(
    visitor: Client, in_waterkant: Tenant, meeting: Meeting
) -> None:
    comes(in_waterkant, meeting)
    before = subjects()
    new = visitor.post(f"/activiteiten/{meeting.uid}/aanmelden/", {**FORM, "email": "nieuw@gast.example"})
    known = visitor.post(f"/activiteiten/{meeting.uid}/aanmelden/", FORM)
    assert [new.status_code, new.headers["Location"]] == [known.status_code, known.headers["Location"]]
    assert new.content == known.content
    assert Guest.objects.count() == 2
    assert sorted(subjects()[len(before) :]) == ["Bevestig uw aanmelding", "U bent al aangemeld"]


def test_an_address_that_never_answers_gets_three_mails(in_waterkant: Tenant, meeting: Meeting) -> None:
    for _each in range(5):
        ask(in_waterkant, meeting)
    assert subjects() == ["Bevestig uw aanmelding"] * 3
    assert Guest.objects.count() == 1


def test_the_link_works_two_days(in_waterkant: Tenant, visitor: Client, meeting: Meeting) -> None:
    ask(in_waterkant, meeting)
    subjects()
    Guest.objects.update(asked_at=timezone.now() - timedelta(hours=49))
    assert visitor.post(link_in(str(to_guests()[0].body), "bevestigen")).status_code == 410
    assert Guest.objects.get().confirmed_at is None


def test_a_link_of_another_purpose_or_guest_opens_nothing(in_waterkant: Tenant, meeting: Meeting) -> None:
    guest = comes(in_waterkant, meeting)
    for uid, proof in (
        (guest.uid, links.proof_of(in_waterkant, guest.uid, links.CONFIRM)),
        (guest.uid, "0" * 64),
        (uuid4(), links.proof_of(in_waterkant, guest.uid, links.LEAVE)),
    ):
        with pytest.raises(NotFound):
            services.leave(anonymous(in_waterkant), uid=uid, proof=proof)
    guest.refresh_from_db()
    assert guest.cancelled_at is None


def test_a_link_of_another_portal_opens_nothing(in_waterkant: Tenant, heidedorp: Tenant, meeting: Meeting) -> None:
    guest = comes(in_waterkant, meeting)
    proof = links.proof_of(in_waterkant, guest.uid, links.LEAVE)
    with activate(heidedorp), pytest.raises(NotFound):
        services.leave(anonymous(heidedorp), uid=guest.uid, proof=proof)


def test_who_says_off_is_wiped_at_once_and_twice_is_the_same_as_once(in_waterkant: Tenant, meeting: Meeting) -> None:
    guest = comes(in_waterkant, meeting)
    leaves(in_waterkant, guest)
    leaves(in_waterkant, guest)
    found = Guest.objects.get()
    assert (found.name, found.email, found.organisation, found.needs, found.mailbox) == ("", "", "", "", None)
    assert not found.waiting


def test_who_said_off_may_come_again(in_waterkant: Tenant, meeting: Meeting) -> None:
    leaves(in_waterkant, comes(in_waterkant, meeting))
    assert comes(in_waterkant, meeting).confirmed_at is not None
    assert Guest.objects.count() == 2


def test_bad_input_is_told_at_its_field_and_nothing_is_lost(visitor: Client, meeting: Meeting) -> None:
    answer = visitor.post(f"/activiteiten/{meeting.uid}/aanmelden/", {**FORM, "email": "geen adres", "name": " "})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert [said for said in ("Vul uw naam in.", "zoals naam@voorbeeld.nl", "Buurtkeuken") if said not in page] == []
    assert not Guest.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"email": "é@gast.example"}, "email"), ({"organisation": "x" * 101}, "organisation"),
     ({"needs": "x" * 301}, "needs"),
     ({"language": "xx"}, "language")],
)  # fmt: skip
def test_the_service_judges_too(in_waterkant: Tenant, meeting: Meeting, changed: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        ask(in_waterkant, meeting, **changed)
    assert list(wrong.value.fields) == [field]


def test_a_program_that_fills_in_everything_is_not_believed(visitor: Client, meeting: Meeting) -> None:
    answer = visitor.post(f"/activiteiten/{meeting.uid}/aanmelden/", {**FORM, "website": "https://spam.example"})
    assert answer.status_code == 422
    assert not Guest.objects.exists()


def test_one_address_may_send_twenty_an_hour(visitor: Client, meeting: Meeting) -> None:
    address = f"/activiteiten/{meeting.uid}/aanmelden/"
    answers = [visitor.post(address, {**FORM, "email": f"g{number}@gast.example"}) for number in range(21)]
    assert [each.status_code for each in answers] == [302] * 20 + [429]
    assert answers[-1].headers["Retry-After"] == "3600"
    assert Guest.objects.count() == 20


def test_nobody_registers_for_what_is_not_public(in_waterkant: Tenant, opened: Opened) -> None:
    inside = opened(audience=Audience.NETWORK)
    with pytest.raises(NotFound):
        ask(in_waterkant, inside)


def test_registering_ends_when_it_is_closed_or_called_off(
    in_waterkant: Tenant, omar: Actor, visitor: Client, opened: Opened
) -> None:
    closed, off = opened(), opened()
    Meeting.objects.filter(pk=closed.pk).update(register_until=timezone.now() - timedelta(hours=1))
    meetings.cancel(omar, uid=off.uid, version=off.version, because="De zaal is dicht.")
    for each in (closed, off):
        with pytest.raises(Refused):
            ask(in_waterkant, each)
        assert visitor.get(f"/activiteiten/{each.uid}/aanmelden/").status_code == 302


def test_guests_hear_that_it_moved_and_that_it_is_off(in_waterkant: Tenant, omar: Actor, meeting: Meeting) -> None:
    guest = comes(in_waterkant, meeting)
    ask(in_waterkant, meeting, "Hans")
    before = len(subjects())
    moved = change_to(omar, meeting, place="Stadhuis")
    assert subjects()[before:] == ["Uw bijeenkomst verandert"]
    meetings.cancel(omar, uid=meeting.uid, version=moved.version, because="De zaal is dicht.")
    assert subjects()[before + 1 :] == ["Uw bijeenkomst gaat niet door"]
    assert to_guests()[-1].to == [guest.email]
    assert "De zaal is dicht." in str(to_guests()[-1].body)


def test_the_log_keeps_no_name_and_no_member(in_waterkant: Tenant, alice: Actor, meeting: Meeting) -> None:
    services.ask(alice, uid=meeting.uid, given=Given(name="Gerda de Gast", email="gerda@gast.example"))
    entry = AuditEntry.objects.filter(action="networking.guest_asked").get()
    assert entry.person_id is None
    assert "gerda" not in repr(vars(entry)).lower()
