"""What an answer or a mail tells to somebody whom it is not for."""

from hashlib import sha1
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, CommentReply
from wagtail.test.utils.form_data import querydict_from_html

from cms.media.models import PortalDocument
from cms.pages.models import InformationPage
from portal.notifications.models import Notification
from tenants.access import Role
from tenants.context import activate, platform
from tests.cms.boundary.advisories.table import against
from tests.cms.boundary.world import Things
from tests.factories.accounts import make_person

pytestmark = pytest.mark.django_db
HELD = sha1(b"eigen").hexdigest()
OTHER = sha1(b"iets anders").hexdigest()


@against("GHSA-92hv-j533-69wc")
@pytest.mark.parametrize("for_partners", [True, False], ids=["private", "public"])
def test_an_answer_does_not_tell_whether_a_hash_is_right(for_partners: bool, visitor: Client, here: Things) -> None:
    with activate(here.tenant):
        PortalDocument.objects.update(for_partners=for_partners)
        assert PortalDocument.objects.get(pk=here.document.pk).get_file_hash() == HELD
    address = reverse("media:document", args=[here.document.uid])
    answers = [
        visitor.get(address, headers={name: form.format(value)})
        for name in ("if-none-match", "if-match")
        for form in ('"{}"', 'W/"{}"', "{}")
        for value in (HELD, OTHER)
    ]

    assert {answer.status_code for answer in answers} == {404 if for_partners else 200}
    assert not any(answer.has_header("ETag") and HELD in answer["ETag"] for answer in answers)


@pytest.fixture
def discussed(here: Things) -> Any:
    """A page with two threads, and people who are in one of them only."""
    with activate(here.tenant):
        page = InformationPage(title="Besproken", slug="besproken", owner=here.editor)
        here.home.add_child(instance=page)
        asked = make_person(here.tenant, Role.EDITOR, name="Vraagt")
        aside = make_person(here.tenant, Role.EDITOR, name="Staat erbuiten")
        thread = Comment.objects.create(page=page, user=asked, text="Klopt dit?", contentpath="title")
        other = Comment.objects.create(page=page, user=aside, text="Iets anders", contentpath="title")
        CommentReply.objects.create(comment=other, user=aside, text="Nog iets anders")
        page.save_revision(user=here.editor)
    return page, thread, asked, aside


def send_reply(browser: Client, page: InformationPage, thread: Comment) -> int:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(browser.get(address).content.decode(), form_id="page-edit-form").dict()
    form |= {"body-count": "0", "comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "1",
             "comments-0-id": str(thread.pk), "comments-0-text": thread.text, "comments-0-contentpath": "title",
             "comments-0-position": "", "comments-0-resolved": "", "comments-0-DELETE": "",
             "comments-0-replies-TOTAL_FORMS": "1", "comments-0-replies-INITIAL_FORMS": "0",
             "comments-0-replies-0-id": "", "comments-0-replies-0-text": "Ja, dat klopt."}  # fmt: skip
    return browser.post(address, form).status_code


@against("CVE-2022-21683")
def test_an_answer_to_a_comment_goes_to_who_is_in_the_thread(
    browser: Client, here: Things, there: Things, discussed: Any
) -> None:
    page, thread, asked, aside = discussed

    assert send_reply(browser, page, thread) == 302
    with activate(here.tenant):
        assert list(CommentReply.objects.filter(comment=thread).values_list("text", flat=True)) == ["Ja, dat klopt."]
    with platform("test"):
        told = set(Notification.objects.filter(kind="cms.remark").values_list("person__email", flat=True))
    assert aside.email not in told
    assert told == {asked.email}
    assert mail.outbox == []  # by the way that each reader chose, and never by Wagtail's own mails
