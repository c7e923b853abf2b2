"""Mail is made and addressed when it is sent, and says only that there is something."""

import pytest
from django.utils.translation import gettext as _

from tenants.outbox import Letter, UnknownPurpose, mail_purpose, send_mail_later
from tenants.outbox.models import OutboxMessage, State

pytestmark = pytest.mark.usefixtures("cause")
ADDRESSES = {1: "anna@leden.example"}


@mail_purpose("tests.there_is_something")
def there_is_something(ids):
    address = ADDRESSES.get(ids["person"])
    return Letter(address, _("Er is iets voor u"), "https://waterkant.localhost/werk/") if address else None


def test_the_letter_comes_from_the_portal_under_a_stable_id(in_waterkant, deliver, mailoutbox):
    message = send_mail_later("tests.there_is_something", person=1)
    deliver()

    (mail,) = mailoutbox
    assert mail.to == ["anna@leden.example"]
    assert mail.from_email.startswith("Hulpwijzer Waterkant <")
    assert mail.extra_headers["Message-ID"] == f"<{message.uid}@waterkant.localhost>"
    assert mail.message()["Auto-Submitted"] == "auto-generated"
    assert mail.content_subtype == "plain"


def test_sent_again_it_has_the_same_id(in_waterkant, deliver, mailoutbox):
    send_mail_later("tests.there_is_something", person=1)
    payload = OutboxMessage.objects.get().payload
    deliver()
    OutboxMessage.objects.update(state=State.WAITING, payload=payload)
    deliver()

    first, second = mailoutbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_who_may_no_longer_get_it_does_not(in_waterkant, deliver, mailoutbox, monkeypatch):
    send_mail_later("tests.there_is_something", person=1)
    monkeypatch.delitem(ADDRESSES, 1)
    deliver()

    assert not mailoutbox
    assert (OutboxMessage.objects.get().state, OutboxMessage.objects.get().last_error) == ("dropped", "recipient_gone")


def test_no_address_and_no_text_waits_in_the_database(in_waterkant):
    message = send_mail_later("tests.there_is_something", person=1, key="once")

    assert message.payload == {"purpose": "tests.there_is_something", "person": 1}


def test_one_key_gives_one_letter(in_waterkant, deliver, mailoutbox):
    for _turn in range(2):
        send_mail_later("tests.there_is_something", person=1, key="invited-1")
    while deliver():
        pass

    assert len(mailoutbox) == 1


def test_a_purpose_that_nobody_writes_for_is_refused_at_once(in_waterkant):
    with pytest.raises(UnknownPurpose):
        send_mail_later("tests.never_registered", person=1)


def test_a_subject_of_two_lines_is_not_sent(in_waterkant, deliver, mailoutbox, monkeypatch):
    monkeypatch.setitem(ADDRESSES, 2, "anna@leden.example\nBcc: iedereen@leden.example")
    send_mail_later("tests.there_is_something", person=2)
    deliver()

    assert not mailoutbox
    assert OutboxMessage.objects.get().last_error == "BadHeaderError"
