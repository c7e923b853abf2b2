"""Who may do what with the covenant. Rules over the row `library` of the matrix."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tenants.access import Actor, Decision, Scope, allow, can, narrowed, refuse, register_relations
from tenants.models import Organisation

if TYPE_CHECKING:
    from tenants.covenant.models import CovenantVersion


def may_accept(actor: Actor, organisation: Organisation) -> Decision:
    """Whether this actor may sign for this organisation: only a person, and only for an organisation of their own.

    The right alone is not enough: a receiver of a link has `accept` for the terms asked of them, not for a covenant.
    """
    if not can(actor, "library.accept") or actor.person is None:
        return refuse(_("Alleen een beheerder accepteert het convenant."))
    if organisation.pk not in organisations_to_sign_for(actor):
        return refuse(_("U kunt alleen accepteren voor uw eigen organisatie."))
    return allow()


def organisations_to_sign_for(actor: Actor) -> frozenset[int]:
    """The organisations for which this actor may accept: those in which they hold a role that gives it."""
    return narrowed(actor, "library.accept").organisations


def may_start(*, first: bool, in_force_from: date, counts_until: date, last_start: date | None, today: date) -> str:
    """Why a version cannot begin so; nothing when it can.

    The first version may be in force for years already, signed on paper. A later one never reaches back: what counted
    yesterday keeps counting for yesterday.
    """
    if not first and in_force_from < today:
        return _("Kies vandaag of een dag daarna.")
    if last_start is not None and in_force_from < last_start:
        return _("De vorige versie gaat later in. Kies een dag daarna.")
    if counts_until < in_force_from:
        return _("De oude versie telt ten minste tot de nieuwe ingaat.")
    return ""


def register() -> None:
    """Tell the policy how the covenant stands to an actor."""
    from tenants.covenant.models import CovenantAcceptance, CovenantDraft, CovenantVersion

    register_relations(CovenantDraft, lambda _actor, _draft: frozenset({Scope.TENANT}))
    register_relations(CovenantVersion, _of_version)
    register_relations(CovenantAcceptance, _of_acceptance)


def _of_version(actor: Actor, _version: "CovenantVersion") -> frozenset[Scope]:
    """Each organisation that takes part is a party to it."""
    party = frozenset({Scope.ORGANISATION}) if actor.organisations else frozenset()
    return frozenset({Scope.TENANT, Scope.NETWORK}) | party


def _of_acceptance(actor: Actor, acceptance: object) -> frozenset[Scope]:
    own = acceptance.organisation_id in actor.organisations  # type: ignore[attr-defined]
    return frozenset({Scope.TENANT, Scope.NETWORK, Scope.ORGANISATION} if own else {Scope.TENANT})
