"""Asking for the newsletter: a mail, a button, and only then the list. Nobody learns who is on it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.newsletter import policies
from portal.newsletter.models import Subscriber
from tenants.context import activate
from tenants.outbox.models import OutboxMessage
from tests.factories.newsletter import make_subscriber

FORM = "/nieuwsbrief/"
GIVEN = {"email": "Ria@Leden.example ", "language": "nl"}


def link_in(text):
    return re.search(r"http://waterkant\.localhost:?\d*(/\S+)", text).group(1)


def ask(visitor, **given):
    return visitor.post(FORM, GIVEN | given)


def test_the_form_answers_with_look_in_your_mail(visitor):
    answer = ask(visitor)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/nieuwsbrief/gevraagd/")
    assert "Kijk in uw mail" in visitor.get("/nieuwsbrief/gevraagd/").content.decode()


def test_the_address_is_kept_in_small_letters_and_unconfirmed(visitor, subscribers):
    ask(visitor, language="ar")
    (kept,) = subscribers()

    assert (kept.email, kept.language, kept.confirmed_at) == ("ria@leden.example", "ar", None)


def test_only_the_button_behind_the_link_confirms(visitor, subscribers, work):
    ask(visitor)
    work()
    link = link_in(mail.outbox[0].body)

    assert mail.outbox[0].to == ["ria@leden.example"]
    assert "Ja, stuur mij de nieuwsbrief" in visitor.get(link).content.decode()
    assert subscribers()[0].confirmed_at is None
    assert "U staat op de lijst" in visitor.post(link).content.decode()
    assert subscribers()[0].confirmed_at is not None


def test_confirming_twice_is_the_same_as_once(visitor, subscribers, work):
    ask(visitor)
    work()
    link = link_in(mail.outbox[0].body)
    visitor.post(link)
    first = subscribers()[0].confirmed_at

    assert visitor.post(link).status_code == 200
    assert subscribers()[0].confirmed_at == first


def test_the_mail_speaks_the_language_that_was_chosen(visitor, work):
    ask(visitor, language="en")
    work()

    assert link_in(mail.outbox[0].body).startswith("/en/nieuwsbrief/bevestigen/")


@pytest.mark.parametrize(("days", "status"), [(6, 200), (7, 410), (13, 410)])
def test_the_link_works_for_seven_days(visitor, waterkant, subscribers, work, days, status):
    ask(visitor)
    work()
    with activate(waterkant):
        Subscriber.objects.update(asked_at=timezone.now() - timedelta(days=days, seconds=5))
    link = link_in(mail.outbox[0].body)

    assert visitor.get(link).status_code == status
    assert visitor.post(link).status_code == status
    assert (subscribers()[0].confirmed_at is not None) == (status == 200)


def test_a_link_with_another_signature_is_no_address(visitor, waterkant, work):
    ask(visitor)
    work()
    link = link_in(mail.outbox[0].body)
    forged = link[:-2] + ("0" if link[-2] != "0" else "1") + "/"

    assert visitor.get(forged).status_code == visitor.post(forged).status_code == 404


def test_a_link_of_one_portal_opens_nothing_in_another(visitor, heidedorp, work):
    ask(visitor)
    work()
    link = link_in(mail.outbox[0].body)

    assert visitor.get(link, SERVER_NAME="heidedorp.localhost").status_code == 404


def test_a_link_to_confirm_does_not_unsubscribe(visitor, work):
    ask(visitor)
    work()
    link = link_in(mail.outbox[0].body).replace("bevestigen", "uitschrijven")

    assert visitor.post(link).status_code == 404


def test_known_and_unknown_addresses_get_the_same_answer(visitor, waterkant):
    make_subscriber(waterkant, "ria@leden.example")
    known, unknown = ask(visitor), ask(visitor, email="nieuw@leden.example")

    assert known.status_code == unknown.status_code == 302
    assert known.headers["Location"] == unknown.headers["Location"]
    assert known.content == unknown.content


def test_who_is_on_the_list_hears_so_by_mail_once_a_month(visitor, waterkant, work):
    make_subscriber(waterkant, "ria@leden.example")
    ask(visitor)
    ask(visitor)
    work()

    assert [letter.subject for letter in mail.outbox] == ["U krijgt de nieuwsbrief van Hulpwijzer Waterkant al"]


def test_asking_again_changes_nothing_for_who_is_on_the_list(visitor, waterkant, subscribers):
    make_subscriber(waterkant, "ria@leden.example", language="nl")
    ask(visitor, language="en")

    assert subscribers()[0].language == "nl"


def test_nobody_can_have_us_flood_an_address(visitor, work):
    for _time in range(policies.MOST_LETTERS + 4):
        assert ask(visitor).status_code == 302
    work()

    assert len(mail.outbox) == policies.MOST_LETTERS


def test_sabotage_without_the_limit_an_address_is_flooded(visitor, work, monkeypatch):
    monkeypatch.setattr(policies, "MOST_LETTERS", 1_000)
    for _time in range(7):
        ask(visitor)
    work()

    assert len(mail.outbox) == 7


def test_one_network_address_may_ask_twenty_times_an_hour(visitor):
    for number in range(20):
        assert ask(visitor, email=f"lezer{number}@leden.example").status_code == 302
    refused = ask(visitor, email="te-veel@leden.example")

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")
    assert "te-veel@leden.example" in refused.content.decode()


@pytest.mark.parametrize(
    "address",
    ["", "geen adres", "ria@", "ria@leden.example\nBcc: x@leden.example", "ria@ledén.example", "a" * 250 + "@b.nl"],
)
def test_what_is_no_address_gets_a_sentence_and_keeps_what_was_typed(visitor, subscribers, address):
    answer = ask(visitor, email=address)

    assert answer.status_code == 200
    assert "Fout:" in answer.content.decode()
    assert subscribers() == []


@pytest.mark.parametrize("language", ["", "fr", "tr", "x" * 50])
def test_a_language_that_the_portal_does_not_offer_is_refused(visitor, subscribers, language):
    assert ask(visitor, language=language).status_code == 200
    assert subscribers() == []


def test_a_program_that_fills_in_everything_is_stopped(visitor, subscribers):
    assert ask(visitor, website="http://spam.example").status_code == 200
    assert subscribers() == []


def test_neither_address_nor_link_waits_in_the_outbox(visitor, waterkant, subscribers):
    ask(visitor)
    with activate(waterkant):
        payload = OutboxMessage.objects.get().payload

    assert payload == {"purpose": "newsletter.confirmation", "subscriber": str(subscribers()[0].uid)}


def test_a_portal_of_one_language_asks_no_language(visitor, waterkant, subscribers):
    waterkant.languages = ["nl"]
    waterkant.save()

    assert "In welke taal?" not in visitor.get(FORM).content.decode()
    assert ask(visitor).status_code == 302


def test_the_log_does_not_tell_which_employee_reads_what(waterkant, eva):
    from portal.newsletter import services
    from tenants.audit.models import AuditEntry

    with activate(waterkant):
        services.ask(eva, email="eva-thuis@leden.example", language="nl")
        entry = AuditEntry.objects.get(action="newsletter.asked")

    assert entry.person_id is None
