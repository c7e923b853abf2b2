"""The one policy: may this actor do this, to this?

Unknown means no; an exception means no; `is_superuser` and `is_staff` mean nothing.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from tenants.access.actor import Actor
from tenants.access.decision import Decision, allow, refuse
from tenants.access.matrix import Grant, matrix
from tenants.access.roles import Scope

logger = logging.getLogger(__name__)

Relations = Callable[[Actor, Any], frozenset[Scope]]
_relations: dict[type[models.Model], Relations] = {}


def register_relations(model: type[models.Model], relations: Relations) -> None:
    """Tell how objects of a model stand to an actor: the scopes that hold between the two."""
    _relations[model] = relations


def scopes_of(actor: Actor, action: str) -> frozenset[Scope]:
    """How far the actor's roles reach for an action; empty when it is denied or unknown."""
    name, _dot, verb = action.partition(".")
    row = matrix().get(name)
    return row.scopes(actor.roles, verb) if row else frozenset()


def narrowed(actor: Actor, action: str) -> Actor:
    """The actor with only those organisations in which they hold a role that gives this right there.

    Somebody may administer one organisation and be a professional in another: what the first role gives for its own
    organisation reaches nothing in the second.
    """
    name, _dot, verb = action.partition(".")
    row = matrix().get(name)
    right = Grant(verb, Scope.ORGANISATION)
    giving = [role for role in actor.roles if row is not None and right in row.grants.get(role, frozenset())]
    return replace(actor, organisations=actor.organisations_as(*giving))


def can(actor: Actor, action: str, obj: models.Model | None = None) -> Decision:
    """Decide whether the actor may do this.

    Args:
        actor: who asks.
        action: "row.verb" of the matrix.
        obj: to what. Without it the answer is about the kind of thing: may they do this to any of them?

    Returns:
        The decision; a refusal carries a reason in plain Dutch.
    """
    try:
        return _decide(actor, action, obj)
    except Exception:
        logger.exception("The policy failed on %s; the answer is no", action)
        return refuse(_("Wij kunnen nu niet nagaan of dit mag. Daarom mag het niet. Probeer het later nog eens."))


def _decide(actor: Actor, action: str, obj: models.Model | None) -> Decision:
    scopes = scopes_of(actor, action)
    granted = _granted_in_person(actor, action, obj)
    if not scopes and not granted:
        return refuse(_("Uw rol geeft u dit recht niet."))
    if obj is None or granted:
        return allow()
    if _is_foreign(actor, obj):
        return refuse(_("Dit hoort niet bij dit portaal."))
    if Scope.ANY in scopes:
        return allow()
    relations = _relations.get(type(obj))
    if relations is None:
        return refuse(_("Voor dit soort gegevens is niets toegestaan."))
    if scopes & relations(narrowed(actor, action), obj):
        return allow()
    return refuse(_("Dit hoort niet bij uw organisatie of taak."))


def _is_foreign(actor: Actor, obj: models.Model) -> bool:
    """Of another tenant, and not shared with this one by a row that says so (the model tells)."""
    owner: int | None = getattr(obj, "tenant_id", actor.tenant.pk)
    if owner == actor.tenant.pk:
        return False
    shared: Callable[[Actor], bool] | None = getattr(obj, "is_shared_with", None)
    return not (shared is not None and shared(actor))


def _granted_in_person(actor: Actor, action: str, obj: models.Model | None) -> bool:
    """An exceptional grant to this person on this object (tenants/grants)."""
    if obj is None or actor.person is None or _is_foreign(actor, obj):
        return False
    from tenants import grants

    return grants.granted(actor, action, obj)
