"""An editor looks at the mail, sends it to everybody, and stops it; nobody else does."""

import re
from html import unescape

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.newsletter import reading
from cms.pages.models import NewsletterPage, NewsPage, PageAudience
from portal.newsletter.models import Mailing
from tenants.context import activate
from tests.cms.newsletter.conftest import make_issue
from tests.factories.accounts import sign_in
from tests.factories.newsletter import make_subscriber
from tests.factories.pages import make_page

LIST = "/cms/nieuwsbrief/"


def at(page, what=""):
    return f"{LIST}{page.pk}/{what}"


def send(client, page, **given):
    shown = client.get(at(page)).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', shown)
    form = {"seen": seen.group(1) if seen else "", "sure": "1"} | given
    return client.post(at(page, "verstuur/"), form, follow=True).content.decode()


def mailings(tenant):
    with activate(tenant):
        return list(Mailing.objects.all())


def test_the_list_tells_how_many_read_and_what_was_sent(editor, issue, waterkant):
    make_subscriber(waterkant, language="nl")
    make_subscriber(waterkant, language="ar")
    page = editor.get(LIST).content.decode()

    assert "2 mensen krijgen de nieuwsbrief." in page
    assert "Deze maand: 2 erbij, 0 eraf." in page
    assert "Nieuwsbrief van mei" in page
    assert "Op de site, nog niet verstuurd" in page


def test_no_screen_shows_an_address(editor, issue, waterkant):
    make_subscriber(waterkant, "geheim@leden.example")
    send(editor, issue)

    for path in (LIST, at(issue), at(issue, "mail/")):
        assert "geheim@leden.example" not in editor.get(path).content.decode()


def test_the_editor_sees_the_mail_in_each_language_that_is_read(editor, issue, waterkant):
    make_subscriber(waterkant, language="ar")
    page = editor.get(at(issue)).content.decode()

    assert re.findall(r"mail/\?taal=(\w+)", page) == ["nl", "ar"]
    assert "Beste lezer," in page
    assert "Deze mail gaat naar 1 abonnee." in page


def test_the_mail_in_the_frame_runs_nothing_and_stands_on_this_host_alone(editor, issue):
    answer = editor.get(at(issue, "mail/"))
    policy = answer.headers["Content-Security-Policy"]

    assert "Loket open" in answer.content.decode()
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in policy
    assert re.search(r"script-src 'self'(;|$)", policy)


@pytest.mark.parametrize("language", ["pl", "xx", "../", ""])
def test_a_preview_in_a_language_that_is_not_there_is_no_page(editor, issue, language):
    assert editor.get(at(issue, "mail/"), {"taal": language}).status_code == 404


def test_sending_begins_and_every_reader_gets_it(editor, issue, waterkant, work):
    make_subscriber(waterkant, "ria@leden.example")
    make_subscriber(waterkant, "rana@leden.example", language="ar")
    page = send(editor, issue)
    work()

    assert "De nieuwsbrief wordt nu verstuurd." in page
    assert sorted(letter.to[0] for letter in mail.outbox) == ["rana@leden.example", "ria@leden.example"]
    assert "2 van 2 mails zijn verstuurd." in editor.get(at(issue)).content.decode()


def test_without_the_tick_nothing_is_sent(editor, issue, waterkant):
    make_subscriber(waterkant)

    assert "Zet eerst een vinkje" in send(editor, issue, sure="")
    assert mailings(waterkant) == []


def test_what_changed_since_it_was_looked_at_is_not_sent(editor, issue, waterkant):
    make_subscriber(waterkant)
    shown = editor.get(at(issue)).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', shown).group(1)
    with activate(waterkant):
        NewsletterPage.objects.filter(pk=issue.pk).update(closing="<p>Iets anders.</p>")
    answer = editor.post(at(issue, "verstuur/"), {"seen": seen, "sure": "1"}, follow=True)

    assert "De tekst is net veranderd." in answer.content.decode()
    assert mailings(waterkant) == []


def test_a_second_time_is_refused(editor, issue, waterkant):
    make_subscriber(waterkant)
    send(editor, issue)

    assert "al verstuurd" in send(editor, issue)
    assert len(mailings(waterkant)) == 1


def test_what_is_sent_stays_what_was_seen_when_the_page_changes(editor, issue, waterkant, work):
    make_subscriber(waterkant)
    send(editor, issue)
    with activate(waterkant):
        NewsletterPage.objects.filter(pk=issue.pk).update(closing="<p>Iets anders.</p>")
    work()

    assert "Tot de volgende keer." in mail.outbox[0].body


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"live": False}, "staat nog niet op de site"),
        ({"audience": PageAudience.PARTNERS}, "alleen voor partners"),
    ],
)
def test_what_not_everybody_may_read_is_not_sent(editor, shelf, waterkant, fields, said):
    page = make_issue(shelf, title="Brief", **fields)
    make_subscriber(waterkant)

    assert said in unescape(editor.get(at(page)).content.decode())
    assert said in unescape(send(editor, page))
    assert mailings(waterkant) == []


def test_sabotage_without_the_hindrance_a_draft_would_leave(editor, shelf, waterkant, monkeypatch):
    page = make_issue(shelf, title="Brief", live=False)
    make_subscriber(waterkant)
    monkeypatch.setattr(reading, "hindrance", lambda *_given: "")
    send(editor, page)

    assert len(mailings(waterkant)) == 1


def test_with_nobody_to_send_to_there_is_no_button(editor, issue):
    page = editor.get(at(issue)).content.decode()

    assert "Er zijn nog geen abonnees." in page
    assert "Verstuur de nieuwsbrief" not in page


def test_stopping_says_what_it_means(editor, issue, waterkant, work):
    make_subscriber(waterkant)
    send(editor, issue)
    answer = editor.post(at(issue, "stop/"), follow=True)
    work()

    assert "Het versturen is gestopt." in answer.content.decode()
    assert mail.outbox == []
    assert "al verstuurd of gestopt" in editor.post(at(issue, "stop/"), follow=True).content.decode()


def test_taken_off_the_site_it_stops_by_itself(editor, issue, waterkant, work):
    make_subscriber(waterkant)
    send(editor, issue)
    with activate(waterkant):
        NewsletterPage.objects.get(pk=issue.pk).unpublish()
    work()

    assert mail.outbox == []
    assert mailings(waterkant)[0].state == "stopped"


def test_thrown_away_it_stops_by_itself(editor, issue, waterkant, work):
    make_subscriber(waterkant)
    send(editor, issue)
    with activate(waterkant):
        NewsletterPage.objects.get(pk=issue.pk).delete()
    work()

    assert mail.outbox == []


def test_a_proof_goes_to_the_editor_alone(editor, eva, issue, waterkant, work):
    make_subscriber(waterkant, "ria@leden.example")
    answer = editor.post(at(issue, "proef/"), {"language": "en", "to": "x@elders.example"}, follow=True)
    work()
    (letter,) = mail.outbox

    assert f"De proef gaat naar {eva.person.email}." in answer.content.decode()
    assert (letter.to, letter.subject) == ([eva.person.email], "Proef: Nieuwsbrief van mei")
    assert "/en/nieuwsbrief/" in letter.body
    assert letter.message()["List-Unsubscribe"] is None


def test_pressing_the_button_of_a_proof_many_times_sends_one(editor, issue, work):
    for _time in range(5):
        editor.post(at(issue, "proef/"), {"language": "nl"})
    work()

    assert len(mail.outbox) in {1, 2}  # two when the minute passed between


@pytest.mark.parametrize("language", ["", "xx", "pl"])
def test_a_proof_in_no_language_is_refused(editor, issue, work, language):
    answer = editor.post(at(issue, "proef/"), {"language": language}, follow=True)
    work()

    assert "Kies een taal uit de lijst." in answer.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("who", ["alice", "anna", "ria", "omar", "carla", "frits", "pim"])
def test_to_everybody_else_these_pages_do_not_exist(issue, waterkant, who, request):
    make_subscriber(waterkant)
    browser = sign_in(Client(), request.getfixturevalue(who))

    for path in (LIST, at(issue), at(issue, "mail/")):
        assert browser.get(path).status_code == 404
    for what in ("proef/", "verstuur/", "stop/"):
        assert browser.post(at(issue, what), {"sure": "1", "language": "nl"}).status_code == 404
    assert mailings(waterkant) == []


def test_the_administrator_of_the_municipality_sends_too(marit, issue, waterkant):
    make_subscriber(waterkant)

    assert "wordt nu verstuurd" in send(sign_in(Client(), marit), issue)


def test_another_kind_of_page_is_no_newsletter(editor, news, waterkant):
    item = make_page(news, NewsPage, "Loket open")

    assert editor.get(at(item)).status_code == editor.post(at(item, "verstuur/")).status_code == 404


def test_the_menu_and_the_page_lead_here(editor, issue):
    assert "/cms/nieuwsbrief/" in editor.get("/cms/").content.decode()
    assert at(issue) in editor.get(f"/cms/pages/{issue.pk}/edit/").content.decode()


def test_the_list_costs_the_same_for_one_and_for_a_hundred(editor, eva, shelf, waterkant):
    costs = []
    for number in (1, 9, 90):
        for each in range(number):
            make_issue(shelf, title=f"Brief {number} {each}")
        with activate(waterkant), CaptureQueriesContext(connection) as asked:
            reading.issues(eva)
        costs.append(len(asked))

    assert costs == [2, 2, 2]
