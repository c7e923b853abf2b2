"""Mail is made and addressed when it is sent, and says only that there is something."""

import pytest
from django.utils.translation import gettext as _

from tenants.outbox import Letter, UnknownPurpose, mail_purpose, progress_of_letters, send_mail_later
from tenants.outbox.models import OutboxMessage, State

pytestmark = pytest.mark.usefixtures("cause")
ADDRESSES = {1: "anna@leden.example"}
WAY_OUT = "<https://waterkant.localhost/nieuwsbrief/uitschrijven/1/>"


@mail_purpose("tests.there_is_something")
def there_is_something(ids):
    address = ADDRESSES.get(ids["person"])
    return Letter(address, _("Er is iets voor u"), "https://waterkant.localhost/werk/") if address else None


@mail_purpose("tests.list")
def of_a_list(ids):
    # Long, with what mail programs must not read as markup or as a header of its own.
    return Letter(
        ADDRESSES[1], "Nieuws", "Hallo & dag", html="<p>Hallo &amp; dag</p>", headers={"List-Unsubscribe": WAY_OUT}
    )


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


def test_a_letter_with_marks_has_the_plain_words_first(in_waterkant, deliver, mailoutbox):
    send_mail_later("tests.list")
    deliver()
    plain, marked = mailoutbox[0].message().get_payload()

    assert (plain.get_content_type(), plain.get_payload().strip()) == ("text/plain", "Hallo & dag")
    assert (marked.get_content_type(), marked.get_payload().strip()) == ("text/html", "<p>Hallo &amp; dag</p>")


def test_a_letter_may_say_how_one_leaves_the_list(in_waterkant, deliver, mailoutbox):
    send_mail_later("tests.list")
    deliver()

    assert mailoutbox[0].message()["List-Unsubscribe"] == WAY_OUT


@pytest.mark.parametrize(
    "name", ["Bcc", "bcc", "From", "Reply-To", "Message-ID", "To", "X-Anything", "list-unsubscribe"]
)
def test_a_letter_has_no_other_headers(name):
    with pytest.raises(ValueError, match=name):
        Letter("anna@leden.example", "Nieuws", "Hallo", headers={name: "iedereen@leden.example"})


def test_a_header_of_two_lines_is_not_sent(in_waterkant, deliver, mailoutbox, monkeypatch):
    monkeypatch.setitem(globals(), "WAY_OUT", "<https://x>\nBcc: iedereen@leden.example")
    send_mail_later("tests.list")
    deliver()

    assert not mailoutbox


def test_letters_about_one_thing_are_counted_together(in_waterkant, deliver):
    for person in (1, 2, 1):
        send_mail_later("tests.there_is_something", about="mei", person=person)
    send_mail_later("tests.there_is_something", about="juni", person=1)
    deliver(), deliver()
    counted = progress_of_letters("tests.there_is_something", "mei")

    assert (counted.done, counted.dropped, counted.waiting, counted.dead) == (1, 1, 1, 0)
