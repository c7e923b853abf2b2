"""Who asked for the newsletter, and which issues were sent."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.newsletter.states import MailingState
from tenants.access import can
from tenants.managers import TenantManager, TenantQuerySet
from tenants.models import TenantOwned

if TYPE_CHECKING:
    from tenants.access import Actor


# Those who get the newsletter.
CONFIRMED = Q(confirmed_at__isnull=False, unsubscribed_at__isnull=True)


class Subscriber(TenantOwned):
    """An address that somebody left for the newsletter. Nothing else is known of whoever reads there.

    It has no rule of its own for `visible_to`: nobody sees a subscriber. Screens show counts (`selectors.figures`).

    Who unsubscribes is forgotten at once: the address is emptied, and no hash of it stays. A hash would serve only to
    keep an address off the list; nobody comes on it without a mail to that address and a button pressed there. And a
    hash of an address can be guessed back, so it would be a personal datum without a purpose (GDPR, article 5, first
    paragraph under b and c). The empty row is a stroke in a count: one left in this month, in this language.
    """

    email = models.EmailField(_("E-mailadres"), blank=True, default="")
    language = models.CharField(max_length=10, default=settings.LANGUAGE_CODE)
    asked_at = models.DateTimeField()
    letters = models.PositiveSmallIntegerField(default=0, help_text="Mails that asked to confirm, since it came.")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    unsubscribed_at = models.DateTimeField(null=True, blank=True)

    class Meta(TenantOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tenant", "email"], condition=~Q(email=""), name="subscriber_once"),
            models.CheckConstraint(
                condition=Q(email="", unsubscribed_at__isnull=False) | (~Q(email="") & Q(unsubscribed_at__isnull=True)),
                name="subscriber_has_an_address_or_left",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "confirmed_at"], name="subscriber_confirmed")]

    def __str__(self) -> str:
        return str(self.uid)


class MailingQuerySet(TenantQuerySet["Mailing"]):
    def visible_to(self, actor: "Actor") -> Self:
        """Those who may send newsletters see what was sent."""
        return self if can(actor, "page_published.publish") else self.none()


class Mailings(TenantManager["Mailing"]):
    _queryset_class = MailingQuerySet


class Mailing(TenantOwned):
    """One issue on its way to everybody who was subscribed when it began.

    The words are kept as they were that moment, by language: everybody gets what the editor saw before sending, also
    when the page is changed while the worker is busy. `reached` is the last subscriber whose letter was written, so
    that a worker that dies goes on where it was.
    """

    issue = models.UUIDField(help_text="The lasting id of the page (its translation_key).")
    title = models.TextField()
    letters = models.JSONField(default=dict, help_text="By language: subject, text and html of the letter.")
    state = models.CharField(max_length=10, choices=MailingState, default=MailingState.RUNNING)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField()
    total = models.PositiveIntegerField(default=0, help_text="Subscribers when it began.")
    reached = models.BigIntegerField(default=0)
    written = models.PositiveIntegerField(default=0, help_text="Letters in the outbox so far.")
    all_written = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    sent = models.PositiveIntegerField(default=0, help_text="Counted when it ended.")
    failed = models.PositiveIntegerField(default=0, help_text="Counted when it ended.")

    objects: TenantManager[Any] = Mailings()

    class Meta(TenantOwned.Meta):
        ordering = ["-started_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["tenant", "issue"], name="mailing_once_for_an_issue")]

    def __str__(self) -> str:
        return self.title
