"""Keeping the filters of a list under a name: one's own, a handful, without anything of a resident."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.referrals import audit_actions
from portal.referrals.models import SavedView
from portal.referrals.models.views import MOST_VIEW_NAME, MOST_VIEWS, PUT_BACK
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid
from tenants.managers import TenantQuerySet


@transaction.atomic
def save_view(actor: Actor, *, name: str, filters: Mapping[str, str]) -> SavedView:
    """Keep a list with its filters.

    Args:
        filters: as they stand in the address of the list; the form saw to it that each is one of its choices.

    Raises:
        Refused: the actor does not work with referrals.
        Invalid: no name, one that is taken or too long, or there are as many as there may be.
    """
    require(can(actor, "referral_sent.read"))
    written = _name(actor, name)
    if _standing(actor).count() >= MOST_VIEWS:
        said = _("U hebt al %(most)s weergaven. Haal er eerst een weg.") % {"most": MOST_VIEWS}
        raise Invalid(said, {"name": said})
    made = SavedView(person=actor.person, name=written, filters=dict(filters))
    made.save()
    record(actor, audit_actions.VIEW_CHANGED, made, step="saved")
    return made


@transaction.atomic
def rename_view(actor: Actor, *, uid: UUID, name: str) -> SavedView:
    """Give a view another name.

    Raises:
        NotFound: it is none of the actor's.
        Invalid: no name, or one that is taken or too long.
    """
    view: SavedView = _standing(actor).locked().get_or_not_found(uid=uid)
    view.name = _name(actor, name, besides=view.pk)
    view.save(update_fields=["name"])
    record(actor, audit_actions.VIEW_CHANGED, view, step="renamed")
    return view


@transaction.atomic
def remove_view(actor: Actor, *, uid: UUID) -> SavedView:
    """Take a view away. It can be put back for an hour.

    Raises:
        NotFound: it is none of the actor's, or it is gone already.
    """
    view: SavedView = _standing(actor).locked().get_or_not_found(uid=uid)
    view.removed_at = timezone.now()
    view.save(update_fields=["removed_at"])
    record(actor, audit_actions.VIEW_CHANGED, view, step="removed")
    return view


@transaction.atomic
def put_back_view(actor: Actor, *, uid: UUID) -> SavedView:
    """Put a view back that was taken away within the hour.

    Raises:
        NotFound: it is none of the actor's, or too long ago.
        Invalid: its name is taken meanwhile, or there are as many as there may be.
    """
    rows = SavedView.objects.visible_to(actor).filter(removed_at__gte=timezone.now() - PUT_BACK)
    view: SavedView = rows.locked().get_or_not_found(uid=uid)
    view.name = _name(actor, view.name, besides=view.pk)
    if _standing(actor).count() >= MOST_VIEWS:
        raise Invalid(_("U hebt al %(most)s weergaven. Haal er eerst een weg.") % {"most": MOST_VIEWS})
    view.removed_at = None
    view.save(update_fields=["removed_at"])
    record(actor, audit_actions.VIEW_CHANGED, view, step="put_back")
    return view


def _standing(actor: Actor) -> TenantQuerySet[Any]:
    rows: TenantQuerySet[Any] = SavedView.objects.visible_to(actor).filter(removed_at__isnull=True)
    return rows


def _name(actor: Actor, name: str, besides: int = 0) -> str:
    written = " ".join(name.split())
    said = ""
    if not written:
        said = _("Geef de weergave een naam.")
    elif len(written) > MOST_VIEW_NAME:
        said = _("Maak de naam korter: hooguit %(most)s tekens.") % {"most": MOST_VIEW_NAME}
    elif _standing(actor).exclude(pk=besides).filter(name__iexact=written).exists():
        said = _("U hebt al een weergave met deze naam.")
    if said:
        raise Invalid(said, {"name": said})
    return written
