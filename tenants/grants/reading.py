"""Whether somebody was granted something. The policy (`tenants.access.can`) asks here."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from tenants.access import Actor
    from tenants.grants.models import ObjectGrant

_models: dict[type[models.Model], "type[ObjectGrant]"] = {}


def register_grants(grant_model: "type[ObjectGrant]") -> None:
    """Let objects of the kind that this model points at be granted."""
    _models[grant_model._meta.get_field("content_object").related_model] = grant_model  # type: ignore[misc]


def grant_model_of(obj: models.Model) -> "type[ObjectGrant] | None":
    """The model of grants on such an object, if there is one."""
    return _models.get(type(obj))


def granted(actor: "Actor", action: str, obj: models.Model) -> bool:
    """Tell whether this person holds a standing grant of this action on this object.

    Somebody without any role in the portal any more holds none, whatever was granted before.

    Args:
        actor: who asks.
        action: "row.verb" of the matrix.
        obj: on what.

    Returns:
        True only for a grant that is not over, not withdrawn, and whose person is active. One query for kinds of
        objects that can be granted, none for others.
    """
    grant_model = grant_model_of(obj)
    if grant_model is None or actor.person is None or not actor.is_somebody:
        return False
    standing = grant_model.objects.standing(timezone.now())
    mine = standing.filter(user=actor.person, permission__codename=action)
    found: bool = mine.filter(content_object=obj).exists()  # type: ignore[misc]
    return found
