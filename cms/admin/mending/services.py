"""Commands on findings and on looking at pages. Each is one transaction with its line in the log."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.admin.mending import audit_actions
from cms.admin.mending.looking.pages import people_here
from cms.admin.mending.models import LONGEST_REASON, Finding, PageLook
from cms.admin.mending.troubles import SOLVED_BY_LOOKING
from cms.pages.models import BasePage
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Stale

RIGHT = "page_published.change"


@transaction.atomic
def ignore(actor: Actor, *, uid: UUID, because: str) -> Finding:
    """Take a finding from the list, because it is no trouble here. It stays away until it was solved and comes back.

    Args:
        actor: an editor.
        because: why, in own words; colleagues read it.

    Raises:
        NotFound: no such finding for this actor.
        Refused: the actor does not edit.
        Stale: it is solved or ignored already.
        Invalid: no reason is given.
    """
    require(can(actor, RIGHT))
    finding: Finding = Finding.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if finding.solved_at is not None or finding.ignored_at is not None:
        raise Stale(_("Dit punt staat niet meer op de lijst."))
    reason = because.strip()
    if not reason:
        raise Invalid(_("Leg kort uit waarom dit geen probleem is."))
    if len(reason) > LONGEST_REASON:
        raise Invalid(_("Maak de uitleg korter: hooguit %(most)s tekens.") % {"most": LONGEST_REASON})
    finding.ignored_at, finding.ignored_by, finding.ignored_because = timezone.now(), actor.person, reason
    finding.save()
    record(actor, audit_actions.FINDING_IGNORED, finding)
    return finding


@transaction.atomic
def show_again(actor: Actor, *, uid: UUID) -> Finding:
    """Put an ignored finding back on the list.

    Raises:
        NotFound: no such finding for this actor.
        Refused: the actor does not edit.
        Stale: it is not ignored.
    """
    require(can(actor, RIGHT))
    finding: Finding = Finding.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if finding.ignored_at is None or finding.solved_at is not None:
        raise Stale(_("Dit punt staat al op de lijst."))
    finding.ignored_at, finding.ignored_by, finding.ignored_because = None, None, ""
    finding.save()
    record(actor, audit_actions.FINDING_SHOWN_AGAIN, finding)
    return finding


@transaction.atomic
def mark_looked_at(actor: Actor, *, page_id: int) -> BasePage:
    """Say that a page was read and is right. Who does so looks after it from now on, when nobody did.

    Args:
        actor: an editor.
        page_id: a published page of the active portal.

    Raises:
        NotFound: no such page.
        Refused: the actor does not edit.
    """
    require(can(actor, RIGHT))
    published: Any = BasePage.objects.filter(tenant=actor.tenant, live=True)
    page: BasePage = published.get_or_not_found(pk=page_id)
    now = timezone.now()
    PageLook.objects.update_or_create(page_id=page.pk, defaults={"at": now, "by": actor.person})
    if page.owner_id not in people_here():
        BasePage.objects.filter(pk=page.pk).update(owner=actor.person)
    Finding.objects.filter(
        object_kind="page", object_id=page.pk, trouble__in=SOLVED_BY_LOOKING, solved_at__isnull=True
    ).update(solved_at=now)
    record(actor, audit_actions.PAGE_LOOKED_AT, page, page=page.pk)
    return page
