"""Threads of remarks beside the fields of a page, and the form that a browser sends for them."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, CommentReply, PageSubscription
from wagtail.test.utils.form_data import querydict_from_html

from cms.boundary import remarks
from cms.pages.models import InformationPage
from portal.notifications.models import Notification
from tenants.context import activate, platform
from tenants.outbox.worker import deliver_one
from tests.cms.boundary.world import Things

SAID = "Dit bedrag klopt niet meer"


@dataclass(frozen=True)
class Talk:
    """A page of the editor, and a thread that a colleague began beside its title."""

    page: InformationPage
    thread: Comment
    address: str


def deliver_all() -> None:
    while deliver_one("test"):
        pass


def talk_about(things: Things) -> Talk:
    with activate(things.tenant):
        page = InformationPage(title="Besproken", slug="besproken", owner=things.editor)
        things.home.add_child(instance=page)
        thread = Comment.objects.create(page=page, user=things.colleague, text=SAID, contentpath="title")
        PageSubscription.objects.create(page=page, user=things.editor, comment_notifications=True)
        page.save_revision(user=things.editor)
    return Talk(page, thread, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def row(number: int, **said: Any) -> dict[str, str]:
    """One thread of the form. What is not said is as the browser sends it for nothing."""
    answers = said.pop("answers", [])
    whole = {"id": "", "text": "", "contentpath": "title", "position": "", "resolved": "", "DELETE": "", **said}
    form = {f"comments-{number}-{name}": str(value) for name, value in whole.items()}
    form |= {
        f"comments-{number}-replies-TOTAL_FORMS": str(len(answers)),
        f"comments-{number}-replies-INITIAL_FORMS": str(sum(1 for each in answers if each.get("id"))),
    }
    for which, answer in enumerate(answers):
        whole = {"id": "", "text": "", "DELETE": "", **answer}
        form |= {f"comments-{number}-replies-{which}-{name}": str(value) for name, value in whole.items()}
    return form


def send(browser: Client, address: str, *rows: dict[str, str], known: int = 0, **more: str) -> int:
    """Save the page as it stands, with these threads; the first `known` of them are said to exist."""
    form: QueryDict = querydict_from_html(browser.get(address).content.decode(), form_id="page-edit-form")
    sent = {key: value for key, value in form.dict().items() if not key.startswith("comments-")}
    sent |= {"body-count": "0", "comments-TOTAL_FORMS": str(len(rows)), "comments-INITIAL_FORMS": str(known), **more}
    for each in rows:
        sent |= each
    return browser.post(address, sent).status_code


def standing(thread: Comment, **said: Any) -> dict[str, str]:
    return row(0, id=thread.pk, text=thread.text, **said)


def told(person: Any) -> list[str]:
    with platform("test"):
        found = Notification.objects.filter(person=person, kind=remarks.KIND).order_by("pk")
        return list(found.values_list("subject", flat=True))


def rows_of_remarks() -> list[tuple[Any, ...]]:
    return [*Comment.objects.order_by("pk").values_list("pk", "page", "user", "text", "resolved_at"),
            *CommentReply.objects.order_by("pk").values_list("pk", "comment", "user", "text")]  # fmt: skip
