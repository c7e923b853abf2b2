"""One issue to everybody who was subscribed when it began: in batches, each address once, stopped when asked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from portal.newsletter import sending, services
from portal.newsletter.models import Mailing, Subscriber
from portal.newsletter.selectors import mailing_of
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused
from tenants.outbox.models import OutboxMessage, State
from tests.factories.newsletter import make_subscriber, make_subscribers
from tests.portal.newsletter.conftest import ISSUE, LETTERS, start


def test_everybody_gets_it_in_the_own_language_with_the_own_way_out(waterkant, eva, work):
    make_subscriber(waterkant, "ria@leden.example")
    make_subscriber(waterkant, "rob@leden.example", language="en")
    make_subscriber(waterkant, "rana@leden.example", language="ar")
    start(eva)
    work()
    letters = {letter.to[0]: letter for letter in mail.outbox}

    assert {to: letter.subject for to, letter in letters.items()} == {
        "ria@leden.example": "Nieuws van mei",
        "rob@leden.example": "News of May",
        "rana@leden.example": "Nieuws van mei",
    }
    ways_out = {letter.message()["List-Unsubscribe"] for letter in mail.outbox}
    assert len(ways_out) == 3
    for letter in mail.outbox:
        way_out = letter.message()["List-Unsubscribe"].strip("<>")
        assert way_out in letter.body
        assert way_out in letter.alternatives[0].content


def test_the_mail_fetches_nothing_and_watches_nobody(waterkant, eva, work):
    make_subscriber(waterkant)
    start(eva)
    work()
    html = mail.outbox[0].alternatives[0].content

    for fetching in ("<img", "<script", "<link", "url(", "background=", "@import", "<iframe"):
        assert fetching not in html


def test_only_who_confirmed_before_it_began_gets_it(waterkant, eva, work):
    make_subscriber(waterkant, "ria@leden.example")
    make_subscriber(waterkant, "nog-niet@leden.example", confirmed_at=None)
    start(eva)
    make_subscriber(waterkant, "te-laat@leden.example", confirmed_at=timezone.now() + timedelta(seconds=5))
    work()

    assert [letter.to for letter in mail.outbox] == [["ria@leden.example"]]


def test_readers_of_another_portal_get_nothing(waterkant, heidedorp, eva, work):
    make_subscriber(waterkant, "ria@leden.example")
    make_subscriber(heidedorp, "charlie@leden.example")
    start(eva)
    work()

    assert [letter.to for letter in mail.outbox] == [["ria@leden.example"]]


def test_who_leaves_while_it_is_on_its_way_does_not_get_it(waterkant, eva, work):
    make_subscriber(waterkant, "ria@leden.example")
    start(eva)
    work(most=1)  # the letters are written, none was sent
    with activate(waterkant):
        Subscriber.objects.update(email="", unsubscribed_at=timezone.now())
    work()

    assert mail.outbox == []


def test_batches_reach_everybody_once(waterkant, eva, work, mailing, monkeypatch):
    monkeypatch.setattr(sending, "A_BATCH", 3)
    make_subscribers(waterkant, 10)
    start(eva)
    work()

    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(f"lezer{n}@leden.example" for n in range(10))
    assert (mailing().written, mailing().all_written) == (10, True)


def test_a_number_that_fills_the_last_batch_ends_too(waterkant, eva, work, mailing, monkeypatch):
    monkeypatch.setattr(sending, "A_BATCH", 3)
    make_subscribers(waterkant, 6)
    start(eva)
    work()

    assert len(mail.outbox) == 6
    assert mailing().all_written


def test_a_batch_that_dies_halfway_is_written_again_and_nobody_gets_two(waterkant, eva, work, mailing, monkeypatch):
    monkeypatch.setattr(sending, "A_BATCH", 4)
    make_subscribers(waterkant, 8)
    start(eva)
    whole, seen = sending.mails.send_issue, []

    def dies_at_the_third(mailing, reader):
        seen.append(reader.pk)
        if len(seen) == 3:
            raise ConnectionError
        whole(mailing, reader)

    monkeypatch.setattr(sending.mails, "send_issue", dies_at_the_third)
    work()
    assert (mail.outbox, mailing().written) == ([], 0)
    work(later=timedelta(0))

    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(f"lezer{n}@leden.example" for n in range(8))


def test_a_batch_that_is_delivered_twice_writes_no_letter_twice(waterkant, eva, work, monkeypatch):
    monkeypatch.setattr(sending, "A_BATCH", 3)
    make_subscribers(waterkant, 5)
    start(eva)
    with activate(waterkant):
        batch = OutboxMessage.objects.get(topic=sending.BATCH)
        payload = batch.payload
    work()
    OutboxMessage.every_tenant.filter(pk=batch.pk).update(state=State.WAITING, payload=payload)
    work()

    assert len(mail.outbox) == 5


def test_one_issue_is_sent_once(waterkant, eva):
    make_subscriber(waterkant)
    start(eva)

    with pytest.raises(Refused, match="al verstuurd"):
        start(eva)
    with activate(waterkant):
        assert Mailing.objects.count() == 1


def test_stopped_it_sends_no_more(waterkant, eva, work, mailing):
    make_subscribers(waterkant, 5)
    start(eva)
    work(most=3)  # the batch and two letters
    with activate(waterkant):
        services.stop_mailing(eva, issue=ISSUE)
    work()

    assert len(mail.outbox) == 2
    assert (mailing().state, mailing().sent, mailing().letters) == ("stopped", 2, {})


def test_stopping_twice_is_refused_with_the_reason(waterkant, eva, work):
    make_subscriber(waterkant)
    start(eva)
    with activate(waterkant):
        services.stop_mailing(eva, issue=ISSUE)
        with pytest.raises(Refused, match="al verstuurd of gestopt"):
            services.stop_mailing(eva, issue=ISSUE)


def test_when_all_have_left_it_is_done_and_counted(waterkant, eva, work, mailing):
    make_subscribers(waterkant, 3)
    start(eva)
    work()
    assert mailing().state == "running"
    work(later=timedelta(0))

    assert (mailing().state, mailing().sent, mailing().failed) == ("done", 3, 0)


def test_while_a_letter_waits_it_is_not_done(waterkant, eva, work, mailing):
    make_subscribers(waterkant, 2)
    start(eva)
    work(most=2)  # the batch and one letter
    with activate(waterkant):
        OutboxMessage.objects.filter(topic="mail", state=State.WAITING).update(
            available_at=timezone.now() + timedelta(hours=1)
        )
        OutboxMessage.objects.filter(topic=sending.CLOSING).update(available_at=timezone.now())
    work()

    assert mailing().state == "running"
    with activate(waterkant):
        assert OutboxMessage.objects.filter(topic=sending.CLOSING, state=State.WAITING).count() == 1
    work(later=timedelta(0))
    work(later=timedelta(0))
    assert (mailing().state, mailing().sent) == ("done", 2)


def test_the_editor_sees_how_far_it_is(waterkant, eva, work):
    make_subscribers(waterkant, 4)
    start(eva)
    work(most=3)
    with activate(waterkant):
        line = mailing_of(eva, ISSUE)

    assert (line.is_running, line.sent, line.total) == (True, 2, 4)


def test_nobody_to_send_to_is_said(waterkant, eva):
    with pytest.raises(Refused, match="nog geen abonnees"):
        start(eva)


def test_without_dutch_words_it_does_not_begin(waterkant, eva):
    make_subscriber(waterkant)
    with activate(waterkant), pytest.raises(Invalid):
        services.start_mailing(eva, issue=ISSUE, letters={"en": LETTERS["en"]})


@pytest.mark.parametrize("who", ["alice", "anna", "ria", "omar", "carla", "frits", "pim", "anonymous"])
def test_who_may_not_publish_may_not_send_or_stop_or_look(waterkant, eva, who, request):
    somebody = request.getfixturevalue(who)
    make_subscriber(waterkant)
    start(eva)
    with activate(waterkant):
        with pytest.raises(Refused):
            services.start_mailing(somebody, issue=uuid4(), letters=LETTERS)
        with pytest.raises(NotFound):
            services.stop_mailing(somebody, issue=ISSUE)
        assert mailing_of(somebody, ISSUE) is None


def test_an_issue_of_another_portal_is_not_there(waterkant, heidedorp, eva):
    make_subscriber(waterkant)
    start(eva)
    with activate(heidedorp):
        assert Mailing.objects.count() == 0
        with pytest.raises(NotFound):
            services.stop_mailing(eva, issue=ISSUE)
