"""Leaving: one click, without signing in, from the mail or from the mail program. The address is gone at once."""

import pytest
from django.test import Client

from portal.newsletter import links
from portal.newsletter.models import Subscriber
from tenants.context import activate
from tests.factories.newsletter import make_subscriber

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def reader(waterkant):
    return make_subscriber(waterkant, "ria@leden.example", language="en")


def way_out(tenant, uid):
    return f"/nieuwsbrief/uitschrijven/{uid}/{links.proof_of(tenant, uid, links.LEAVE)}/"


def test_the_page_has_one_button_and_sets_no_cookie(visitor, waterkant, reader, subscribers):
    answer = visitor.get(way_out(waterkant, reader.uid))

    assert answer.content.decode().count('type="submit"') == 1
    assert not answer.cookies
    assert subscribers()[0].unsubscribed_at is None


def test_the_button_empties_the_address_at_once(visitor, waterkant, reader, subscribers):
    answer = visitor.post(way_out(waterkant, reader.uid), ONE_CLICK)
    (left,) = subscribers()

    assert "U bent uitgeschreven" in answer.content.decode()
    assert (left.email, left.language) == ("", "en")
    assert left.unsubscribed_at is not None


def test_a_mail_program_needs_neither_cookie_nor_token_nor_a_page_before(waterkant, reader, subscribers):
    strict = Client(enforce_csrf_checks=True, SERVER_NAME="waterkant.localhost")
    answer = strict.post(way_out(waterkant, reader.uid), ONE_CLICK, HTTP_ORIGIN="https://mail.example")

    assert answer.status_code == 200  # RFC 8058, 3.1: no redirect
    assert subscribers()[0].email == ""


def test_leaving_twice_is_the_same_as_once(visitor, waterkant, reader, subscribers):
    first = visitor.post(way_out(waterkant, reader.uid))
    when = subscribers()[0].unsubscribed_at
    second = visitor.post(way_out(waterkant, reader.uid))

    assert (first.status_code, second.status_code) == (200, 200)
    assert subscribers()[0].unsubscribed_at == when


def test_the_link_of_an_old_mail_still_says_that_one_has_left(visitor, waterkant, reader):
    with activate(waterkant):
        Subscriber.objects.all().delete()

    assert "U bent uitgeschreven" in visitor.post(way_out(waterkant, reader.uid)).content.decode()


@pytest.mark.parametrize("proof", ["0" * 64, "x", "0" * 63])
def test_without_the_signature_nobody_leaves(visitor, reader, subscribers, proof):
    path = f"/nieuwsbrief/uitschrijven/{reader.uid}/{proof}/"

    assert visitor.get(path).status_code == visitor.post(path).status_code == 404
    assert subscribers()[0].email == "ria@leden.example"


def test_sabotage_without_the_signature_anybody_unsubscribes_anybody(visitor, reader, subscribers, monkeypatch):
    monkeypatch.setattr(links, "is_proof_of", lambda *_given: True)
    visitor.post(f"/nieuwsbrief/uitschrijven/{reader.uid}/x/")

    assert subscribers()[0].email == ""


def test_a_link_of_another_portal_does_nothing_here(visitor, waterkant, heidedorp):
    there = make_subscriber(heidedorp, "charlie@leden.example")

    assert visitor.post(way_out(heidedorp, there.uid)).status_code == 404
    # Even signed for this portal it finds nobody of another one.
    visitor.post(way_out(waterkant, there.uid))
    with activate(heidedorp):
        assert Subscriber.objects.get().email == "charlie@leden.example"


def test_who_left_may_come_back(visitor, waterkant, reader, subscribers):
    visitor.post(way_out(waterkant, reader.uid))
    visitor.post("/nieuwsbrief/", {"email": "ria@leden.example", "language": "nl"})

    assert [each.email for each in subscribers()] == ["", "ria@leden.example"]


def test_mail_programs_are_told_of_one_click_over_https_alone(waterkant, settings):
    settings.SESSION_COOKIE_SECURE = True
    with activate(waterkant):
        link = links.link_to(waterkant, waterkant.uid, links.LEAVE)
        headers = links.headers_for(waterkant, link)

    assert link.startswith("https://waterkant.localhost")
    assert headers["List-Unsubscribe"] == f"<{link}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "List-Unsubscribe-Post" not in links.headers_for(waterkant, "http://waterkant.localhost/x/")
