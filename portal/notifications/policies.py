"""Whose a message is: pure rules over the matrix."""

from portal.notifications.models import Notification, Preference
from tenants.access import Actor, Scope, register_relations


def register() -> None:
    """Tell the policy how messages and preferences stand to an actor."""
    register_relations(Notification, _relations)
    register_relations(Preference, _relations)


def _relations(actor: Actor, row: Notification | Preference) -> frozenset[Scope]:
    own = actor.person is not None and row.person_id == actor.person.pk
    return frozenset({Scope.OWN}) if own else frozenset()
