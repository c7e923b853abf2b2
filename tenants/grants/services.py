"""Giving and withdrawing a grant. Each is one transaction with its row in the log."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tenants.audit import record, register_action
from tenants.errors import Invalid, NotFound
from tenants.grants.reading import grant_model_of

if TYPE_CHECKING:
    from django.contrib.auth.models import Permission

    from portal.accounts.models import User
    from tenants.access import Actor
    from tenants.grants.models import ObjectGrant

LONGEST = timedelta(days=90)

GIVEN = register_action("grants.given", gettext_lazy("Uitzondering gegeven aan één persoon"))
WITHDRAWN = register_action("grants.withdrawn", gettext_lazy("Uitzondering ingetrokken"))


@transaction.atomic
def give(
    actor: "Actor", *, person: "User", action: str, obj: models.Model, until: datetime, reason: str
) -> "ObjectGrant":
    """Let one person do one thing to one object, for a while.

    Args:
        actor: who gives; must hold the right themselves, and the right to assign in the same row of the matrix.
        person: who gets it; active, with a role in this portal, somebody else than the actor.
        action: "row.verb" of the matrix.
        obj: on what; of a kind that can be granted.
        until: the moment at which it ends by itself, at most `LONGEST` from now.
        reason: why, for who reads this later.

    Returns:
        The grant.

    Raises:
        Refused: the actor holds less than they want to give, or may not assign it.
        Invalid: the person, the end or the reason will not do (`fields` says which), or the right cannot be given.
    """
    from tenants.access import can, require

    row, _dot, verb = action.partition(".")
    if verb == "grant":
        raise Invalid(_("Het recht om toe te wijzen kunt u niet als uitzondering geven."))
    require(can(actor, action, obj))
    require(can(actor, f"{row}.grant", obj))
    grant_model = grant_model_of(obj)
    if grant_model is None:
        raise Invalid(_("Voor dit soort gegevens kunt u geen uitzondering maken."))
    wrong = _what_is_wrong(actor, person, until, reason)
    if wrong:
        raise Invalid(_("De uitzondering kan zo niet worden gegeven."), wrong)
    grant = grant_model(  # type: ignore[misc]
        user=person,
        permission=_permission(action, obj),
        content_object=obj,
        until=until,
        reason=reason.strip(),
        granted_by=actor.person,
        granted_at=timezone.now(),
    )
    grant.save(force_insert=True)
    record(actor, GIVEN, obj, person=person.pk, grant=grant.uid, right=action)
    return grant


@transaction.atomic
def withdraw(actor: "Actor", *, obj: models.Model, grant_uid: UUID) -> None:
    """End a grant now.

    Args:
        actor: who may assign this right on the object, or the person who holds the grant.
        obj: on what it was given.
        grant_uid: which grant.

    Raises:
        NotFound: there is no such grant on this object, or it was withdrawn already.
        Refused: it is neither theirs nor theirs to assign.
    """
    from tenants.access import can, require

    grant_model = grant_model_of(obj)
    if grant_model is None:
        raise NotFound()
    grant = grant_model.objects.locked().get_or_not_found(uid=grant_uid, content_object=obj, withdrawn_at=None)
    if actor.person is None or grant.user_id != actor.person.pk:
        require(can(actor, f"{grant.permission.codename.partition('.')[0]}.grant", obj))
    grant.withdrawn_at = timezone.now()
    grant.save(update_fields=["withdrawn_at"])
    record(actor, WITHDRAWN, obj, person=grant.user_id, grant=grant.uid)


def _what_is_wrong(actor: "Actor", person: "User", until: datetime, reason: str) -> dict[str, str]:
    from tenants.access import actor_for

    now, wrong = timezone.now(), {}
    if actor.person is None or person.pk == actor.person.pk:
        wrong["person"] = _("U kunt uzelf geen uitzondering geven.")
    elif not actor_for(person, actor.tenant).is_somebody:
        wrong["person"] = _("Deze persoon werkt niet (meer) in dit portaal.")
    if not now < until <= now + LONGEST:
        wrong["until"] = _("Kies een einde binnen %(days)d dagen.") % {"days": LONGEST.days}
    if not reason.strip():
        wrong["reason"] = _("Schrijf op waarom deze uitzondering nodig is.")
    return wrong


def _permission(action: str, obj: models.Model) -> "Permission":
    """guardian keeps rights as rows of Django's permissions; the codename is the action of our matrix."""
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType

    kind = ContentType.objects.get_for_model(obj)
    permission, _new = Permission.objects.get_or_create(codename=action, content_type=kind, defaults={"name": action})
    return permission
