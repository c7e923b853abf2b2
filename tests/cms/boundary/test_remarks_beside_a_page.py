"""Remarks of editors beside the fields of a page: made, answered, resolved; told to editors of today alone."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, CommentReply

from cms.boundary import remarks
from portal.notifications.models import Notification, Preference
from tenants.context import activate, platform
from tenants.models import Membership
from tests.cms.boundary.talking import SAID, Talk, deliver_all, row, send, standing, told
from tests.cms.boundary.world import Things

pytestmark = pytest.mark.django_db


def test_a_remark_is_kept_and_the_editor_of_the_page_hears_that_there_is_one(
    here: Things, talk: Talk, colleague: Client
) -> None:
    assert send(colleague, talk.address, standing(talk.thread), row(1, text="En dit ook niet"), known=1) == 302

    made = Comment.objects.get(page=talk.page, text="En dit ook niet")
    assert (made.user, made.contentpath) == (here.colleague, "title")
    assert told(here.editor) == ["Besproken"]
    assert told(here.colleague) == []


def test_an_answer_is_told_to_who_began_the_thread(here: Things, talk: Talk, browser: Client) -> None:
    assert send(browser, talk.address, standing(talk.thread, answers=[{"text": "Dat klopt"}]), known=1) == 302

    assert list(CommentReply.objects.values_list("comment", "user", "text")) == [
        (talk.thread.pk, here.editor.pk, "Dat klopt")
    ]
    assert told(here.colleague) == ["Besproken"]


def test_a_colleague_resolves_a_thread_and_it_leaves_the_screen(here: Things, talk: Talk, browser: Client) -> None:
    assert send(browser, talk.address, standing(talk.thread, resolved="on"), known=1) == 302

    talk.thread.refresh_from_db()
    assert talk.thread.resolved_by == here.editor
    assert SAID not in browser.get(talk.address).content.decode()
    assert told(here.colleague) == ["Besproken"]


def test_nobody_changes_the_words_of_a_colleague(talk: Talk, browser: Client) -> None:
    assert send(browser, talk.address, row(0, id=talk.thread.pk, text="Alles klopt"), known=1) == 200

    talk.thread.refresh_from_db()
    assert talk.thread.text == SAID


def test_the_one_who_asked_for_a_review_hears_of_remarks_too(here: Things, colleague: Client) -> None:
    with activate(here.tenant):
        here.page.subscribers.all().delete()
    address = reverse("wagtailadmin_pages:edit", args=[here.page.pk])

    assert send(colleague, address, row(0, text="Noem het bedrag")) == 302
    assert told(here.editor) == [here.page.draft_title]


def test_ten_remarks_in_a_row_are_one_message_until_it_is_read(here: Things, talk: Talk, colleague: Client) -> None:
    for number in range(3):
        send(colleague, talk.address, row(0, text=f"Opmerking {number}"))
    assert told(here.editor) == ["Besproken"]

    with platform("test"):
        Notification.objects.update(read_at=timezone.now())
    send(colleague, talk.address, row(0, text="Nog een"))
    assert told(here.editor) == ["Besproken", "Besproken"]


def test_a_message_goes_by_the_way_that_the_reader_chose_and_a_mail_has_no_word_of_it(
    here: Things, talk: Talk, colleague: Client
) -> None:
    with activate(here.tenant):
        Preference.objects.create(person=here.editor, kind=remarks.KIND, channel="mail")
    send(colleague, talk.address, row(0, text="Geheim woord"))
    assert mail.outbox == []  # Wagtail's own would have gone at once
    deliver_all()

    [letter] = [each for each in mail.outbox if each.to == [here.editor.email]]
    assert "Geheim woord" not in str(letter.message())
    assert "Besproken" not in str(letter.message())


def test_who_wants_no_messages_of_this_kind_gets_none(here: Things, talk: Talk, colleague: Client) -> None:
    with activate(here.tenant):
        Preference.objects.create(person=here.editor, kind=remarks.KIND, channel="none")
    send(colleague, talk.address, row(0, text="Nog iets"))

    assert told(here.editor) == []


def test_who_left_hears_nothing(here: Things, talk: Talk, colleague: Client) -> None:
    with activate(here.tenant):
        Membership.objects.filter(person=here.editor).update(ends_on=timezone.localdate() - timedelta(days=1))
    send(colleague, talk.address, row(0, text="Nog iets"))
    deliver_all()

    assert told(here.editor) == []
    assert [letter.to for letter in mail.outbox if letter.to == [here.editor.email]] == []


def test_an_approval_sends_no_mail_of_wagtail(here: Things, colleague: Client) -> None:
    path = f"/cms/pages/workflow/action/{here.page.pk}/approve/{here.task_state.pk}/"

    assert colleague.post(path, {"comment": ""}).status_code in {200, 302}
    assert mail.outbox == []


def test_the_mails_of_wagtail_would_go_to_who_left(
    here: Things, talk: Talk, colleague: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without our road: somebody whose role ended gets a mail with the words of the remark."""
    monkeypatch.delattr(remarks.Discreet, "send_commenting_notifications")
    with activate(here.tenant):
        Membership.objects.filter(person=here.editor).update(ends_on=timezone.localdate() - timedelta(days=1))
    send(colleague, talk.address, row(0, text="Geheim woord"))

    [letter] = mail.outbox
    assert letter.to == [here.editor.email]
    assert "Geheim woord" in letter.body
