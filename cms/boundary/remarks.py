"""Who hears of a remark beside a page, and what the history of the page keeps of it.

Wagtail's own screen mails the words of a remark to whoever once took part, editor or not; and its history keeps them
when the remark is gone. In the place of both: a message that there is something, to editors of today, by the way that
each of them chose; and a line in the history that says who did what to which remark.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, PageSubscription

from cms.pages.models import BasePage
from portal.accounts.models import User
from portal.notifications.recipients import people_for
from portal.notifications.selectors import told_since
from portal.notifications.services import notify

Changes = Mapping[str, list[Any]]

KIND = "cms.remark"
# Somebody reads a page and makes ten remarks: that is one message.
QUIET = timedelta(hours=1)
TOLD = ("new_comments", "deleted_comments", "resolved_comments", "new_replies")
LOGGED = {
    "new_comments": "wagtail.comments.create",
    "edited_comments": "wagtail.comments.edit",
    "resolved_comments": "wagtail.comments.resolve",
    "deleted_comments": "wagtail.comments.delete",
    "new_replies": "wagtail.comments.create_reply",
    "edited_replies": "wagtail.comments.edit_reply",
    "deleted_replies": "wagtail.comments.delete_reply",
}


class Discreet:
    """For a screen that saves a page: its remarks are told and logged without their words."""

    page: BasePage
    request: Any

    def send_commenting_notifications(self, changes: Changes) -> None:
        tell(self.page, changes, by=self.request.user)

    def log_commenting_changes(self, changes: Changes, revision: Any) -> None:
        for kind, action in LOGGED.items():
            for remark in _remarks(changes[kind]):
                about = {"comment": {"id": remark.pk, "contentpath": remark.contentpath}}
                log(instance=self.page, action=action, user=self.request.user, revision=revision, data=about)


class EditPage(Discreet, EditView):  # type: ignore[misc]
    """The editor of a page."""


class RestorePage(Discreet, RevisionsRevertView):  # type: ignore[misc]
    """The editor of a page, filled with an older version."""


@transaction.atomic
def tell(page: BasePage, changes: Changes, *, by: User) -> None:
    """Tell the editors of today who follow the page, take part in the thread or asked for its review.

    Five queries, and those of `notify`; none when no remark was made, answered, resolved or taken away.
    """
    if not any(changes[kind] for kind in TOLD):
        return
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    wanted = _concerned(page, changes) - told_since(QUIET, code=KIND, url=url)
    recipients = [person for person in people_for(KIND, besides=by) if person.pk in wanted]
    notify(KIND, recipients=recipients, url=url, subject=page.draft_title or page.title)


def _concerned(page: BasePage, changes: Changes) -> set[int]:
    threads = [remark.pk for kind in ("resolved_comments", "new_replies") for remark in _remarks(changes[kind])]
    following = PageSubscription.objects.filter(page=page, comment_notifications=True).values_list("user", flat=True)
    began = Comment.objects.filter(page=page, pk__in=threads).values_list("user", flat=True)
    answered = CommentReply.objects.filter(comment__page=page, comment__in=threads).values_list("user", flat=True)
    review = page.current_workflow_state
    asked = {review.requested_by_id} if review is not None and review.requested_by_id else set()
    return {*following, *began, *answered, *asked}


def _remarks(changed: Iterable[Any]) -> list[Comment]:
    """The remarks themselves; answers come with the remark that they are an answer to."""
    return [each[0] if isinstance(each, tuple) else each for each in changed]
