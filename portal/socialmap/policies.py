"""Who may do what with an entry: rules over the matrix, without database and request."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.socialmap.models import Audience, Entry, Location, Organization, PublicationState, Service
from tenants.access import Actor, Decision, Scope, allow, can, refuse, register_relations

PROPOSED, TAKEN_IN, LEFT_OUT, WITHDRAWN = PublicationState

_TEXTS = frozenset({"name", "alternate_name", "description", "plain_text", "professional_text", "email"})
_DATES = frozenset({"visible_from", "visible_until"})

# What a partner may propose for an entry of the own organisation.
PROPOSABLE: Mapping[str, frozenset[str]] = {
    "organization": _TEXTS | {"website"},
    "service": _TEXTS
    | {"url", "status", "alert", "wait_time", "application_process", "fees_description", "eligibility_description"}
    | {"minimum_age", "maximum_age", "interpretation_services"},
    "location": frozenset({"name", "alternate_name", "description", "transportation", "url"}),
}
# What a partner may propose beside columns of a service: its usual week, in words.
HOURS = "hours"
# What an editor may change: that, and what decides who sees it.
EDITABLE: Mapping[str, frozenset[str]] = {
    "organization": PROPOSABLE["organization"] | _DATES | {"audience", "kind", "legal_status", "uri", "logo"},
    "service": PROPOSABLE["service"] | _DATES | {"audience", "fees", "accreditations", "licenses", "assurer_email"},
    "location": PROPOSABLE["location"] | _DATES | {"secret", "latitude", "longitude", "location_type"},
}


@dataclass(frozen=True)
class Answer:
    """One step of a publication: from which states, to which, and the sentence that others get."""

    to: PublicationState
    sources: frozenset[PublicationState]
    otherwise: str | Promise


ANSWERS = {
    "take_in": Answer(TAKEN_IN, frozenset({PROPOSED, LEFT_OUT, TAKEN_IN}), _("Deze vermelding is ingetrokken.")),
    "leave_out": Answer(LEFT_OUT, frozenset({PROPOSED, TAKEN_IN}), _("Deze vermelding staat niet op uw kaart.")),
    "withdraw": Answer(WITHDRAWN, frozenset({PROPOSED, TAKEN_IN, LEFT_OUT}), _("Deze vermelding is al ingetrokken.")),
    "offer": Answer(PROPOSED, frozenset({WITHDRAWN, LEFT_OUT}), _("Dit portaal heeft de vermelding al.")),
}


def may_answer(name: str, state: str) -> Decision:
    """Whether a publication in this state may take this step."""
    step = ANSWERS[name]
    return allow() if state in step.sources else refuse(str(step.otherwise))


def may_show_to(audience: str, limit: str) -> Decision:
    """An audience may be narrower than what the owner allows, never wider."""
    if audience == Audience.PUBLIC and limit == Audience.PARTNERS:
        return refuse(str(_("De eigenaar laat deze vermelding alleen aan partners zien.")))
    return allow()


def row_of(entry: Entry) -> str:
    """The row of the matrix that speaks of this entry."""
    return (
        "map_entry_partners" if getattr(entry, "audience", Audience.PUBLIC) == Audience.PARTNERS else "map_entry_public"
    )


def may(actor: Actor, verb: str, entry: Entry) -> Decision:
    """Whether the actor may do this to this entry. Of another portal's entry nothing may be changed here."""
    return can(actor, f"{row_of(entry)}.{verb}", entry)


def may_tell(actor: Actor, entry: Entry) -> Decision:
    """Whether the actor may tell how the entry stands (still true, room left): editors, and the own organisation.

    That follows from the right to propose: it changes no text and no audience.
    """
    return allow() if may(actor, "change", entry) else may(actor, "propose", entry)


def register() -> None:
    """Tell the policy how entries stand to an actor."""
    for model in (Organization, Service, Location):
        register_relations(model, _relations)


def owner_of(entry: Entry) -> int | None:
    """The id of the party of the chain that keeps the entry true, if any."""
    if isinstance(entry, Organization):
        return entry.owner_id
    organization: Organization | None = entry.organization
    return organization.owner_id if organization is not None else None


def _relations(actor: Actor, entry: Entry) -> frozenset[Scope]:
    if entry.tenant_id != actor.tenant.pk:
        return frozenset({Scope.NETWORK})
    scopes = frozenset({Scope.TENANT, Scope.NETWORK})
    owner = owner_of(entry)
    return scopes | {Scope.ORGANISATION} if owner is not None and owner in actor.organisations else scopes
