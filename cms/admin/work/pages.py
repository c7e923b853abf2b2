"""Work on pages: what leaves or comes soon, and what this person edited last."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Max, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, Revision

from cms.admin.work.kinds import SHOWN, Waiting, WorkLine
from cms.pages.models import BasePage
from tenants.access import Actor

SOON = timedelta(days=30)
MOST_RECENT = 6


def leaving_or_coming(actor: Actor) -> Waiting:
    """Published pages that leave within thirty days, and drafts that come by themselves. Two queries."""
    now = timezone.now()
    coming = (
        Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(BasePage),
            object_id=Cast(OuterRef("pk"), CharField()),
            approved_go_live_at__isnull=False,
        )
        .order_by("approved_go_live_at")
        .values("approved_go_live_at")[:1]
    )
    found = (
        BasePage.objects.filter(tenant=actor.tenant)
        .annotate(coming_at=Subquery(coming))
        .filter(Q(live=True, expire_at__gt=now, expire_at__lte=now + SOON) | Q(coming_at__isnull=False))
    )
    rows = list(found.order_by("pk").values_list("pk", "draft_title", "expire_at", "coming_at"))
    dated = sorted(
        ((coming_at or expire_at, coming_at is not None, key, title) for key, title, expire_at, coming_at in rows),
        key=lambda row: (row[0], row[2]),
    )
    lines = tuple(
        WorkLine(title, reverse("wagtailadmin_pages:edit", args=[key]), _moment(when, comes=comes))
        for when, comes, key, title in dated[:SHOWN]
    )
    return Waiting(len(rows), lines)


def recently_edited(actor: Actor) -> tuple[WorkLine, ...]:
    """The pages that this person changed last, the newest first. One query."""
    if actor.person is None:
        return ()
    found = (
        PageLogEntry.objects.filter(user=actor.person, action__in=["wagtail.edit", "wagtail.create"])
        .filter(page__in=BasePage.objects.filter(tenant=actor.tenant, depth__gt=1).order_by())
        .values("page_id", "page__draft_title")
        .annotate(at=Max("timestamp"))
        .order_by("-at")[:MOST_RECENT]
    )
    return tuple(
        WorkLine(row["page__draft_title"], reverse("wagtailadmin_pages:edit", args=[row["page_id"]]), since=row["at"])
        for row in found
    )


def _moment(when: Any, *, comes: bool) -> str:
    day = date_format(timezone.localtime(when), "j E")
    return _("komt op de site op %(day)s") % {"day": day} if comes else _("gaat van de site op %(day)s") % {"day": day}
