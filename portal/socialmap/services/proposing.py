"""Partners propose changes to entries of their own organisation; the editor decides."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap import audit_actions, events, policies, telling
from portal.socialmap.models import Entry, Proposal, ProposalState, Service
from portal.socialmap.opening.plan import WeekPlan
from portal.socialmap.selectors.hours_in_words import StandingWeek, read, said, standing_weeks
from portal.socialmap.services.editing import write
from portal.socialmap.services.finding import entry_to_write, require_free
from portal.socialmap.services.groups import own_group, write_week
from portal.socialmap.services.ownership import owned_fields
from portal.socialmap.services.trail import Trail
from portal.socialmap.services.values import as_json, cleaned
from tenants import events as house_events
from tenants.access import Actor, can, refuse, require
from tenants.audit import record
from tenants.errors import Invalid, Stale


@transaction.atomic
def propose_change(
    actor: Actor, *, entity: str, uid: UUID, version: int, values: Mapping[str, Any], note: str = ""
) -> Proposal:
    """Propose other texts for an entry. Nothing changes until an editor takes it over.

    Args:
        actor: somebody of the organisation whose entry it is, or who may propose for the whole portal.
        values: by field; what does not differ is left out. `hours` of a service is its usual week in words.
        note: for the editor.

    Raises:
        NotFound: no such entry for this actor.
        Refused: it is not of the actor's organisation.
        Stale: somebody changed it meanwhile.
        Invalid: a value cannot be used, or nothing differs.
    """
    entry = entry_to_write(actor, entity, uid, version)
    require(policies.may(actor, "propose", entry))
    differing = _differing(entry, values)
    if not differing and not note.strip():
        raise Invalid(_("U hebt niets veranderd."))
    proposal: Proposal = Proposal.objects.create(
        **{entity: entry},
        values=differing,
        note=note.strip(),
        proposed_by=actor.person,
    )
    record(actor, audit_actions.CHANGE_PROPOSED, entry, proposal=proposal.pk)
    house_events.emit("socialmap.change_proposed", proposal_id=proposal.pk)
    telling.proposal_made(actor, proposal)
    return proposal


@transaction.atomic
def decide_proposal(actor: Actor, *, uid: UUID, version: int, accept: bool, reason: str = "") -> Proposal:
    """Take a proposal over or not.

    Raises:
        NotFound: no such proposal for this actor.
        Refused: the actor may not change the entry, or it was decided already.
        Stale: somebody decided meanwhile.
    """
    proposal, entry = proposal_to_decide(actor, uid, version)
    if accept:
        require_free(actor, entry)
        texts, week = parted(proposal)
        write(actor, entry, cleaned(entry, texts, policies.PROPOSABLE[str(entry._meta.model_name)]))
        if week is not None:
            _write_hours(actor, entry, week)
        events.entry_changed(entry)
    settle_proposal(actor, proposal, entry, ProposalState.ACCEPTED if accept else ProposalState.DECLINED, reason)
    return proposal


def proposal_to_decide(actor: Actor, uid: UUID, version: int) -> tuple[Proposal, Entry]:
    """A proposal that waits, and the entry that it is about, both locked.

    Raises:
        NotFound, Refused, Stale: as `decide_proposal`.
    """
    require(can(actor, "map_entry_public.change"))
    proposal: Proposal = Proposal.objects.locked().get_or_not_found(uid=uid)
    if proposal.version != version:
        raise Stale(_("Iemand anders heeft dit voorstel net behandeld."))
    if proposal.state != ProposalState.OPEN:
        require(refuse(_("Dit voorstel is al behandeld.")))
    entry = entry_to_write(actor, str(proposal.entry._meta.model_name), proposal.entry.uid)
    require(policies.may(actor, "change", entry))
    return proposal, entry


def settle_proposal(actor: Actor, proposal: Proposal, entry: Entry, state: ProposalState, reason: str = "") -> None:
    """Write down what became of a proposal, and tell who made it."""
    proposal.state, proposal.version = state, proposal.version + 1
    proposal.decided_by, proposal.decided_at, proposal.reason = actor.person, timezone.now(), reason.strip()
    proposal.save()
    record(actor, _LOGGED[state], entry, proposal=proposal.pk)
    house_events.emit("socialmap.proposal_decided", proposal_id=proposal.pk)
    telling.proposal_decided(actor, proposal)


_LOGGED = {
    ProposalState.ACCEPTED: audit_actions.PROPOSAL_ACCEPTED,
    ProposalState.DECLINED: audit_actions.PROPOSAL_DECLINED,
}


def parted(proposal: Proposal) -> tuple[Mapping[str, Any], WeekPlan | None]:
    """What was proposed for columns of the entry, and the week if one was.

    Raises:
        Invalid: the words of the week cannot be read as hours any more.
    """
    texts = {name: value for name, value in proposal.values.items() if name != policies.HOURS}
    words = proposal.values.get(policies.HOURS)
    return texts, read(words) if words is not None else None


def _differing(entry: Entry, values: Mapping[str, Any]) -> dict[str, Any]:
    """What of these values is new, as JSON.

    Raises:
        Invalid: with a sentence per field.
    """
    texts = {name: value for name, value in values.items() if name != policies.HOURS}
    found = cleaned(entry, texts, policies.PROPOSABLE[str(entry._meta.model_name)])
    differing = {name: as_json(value) for name, value in found.items()}
    if policies.HOURS not in values:
        return differing
    week = read(str(values[policies.HOURS]))
    return differing if week == _standing(entry).plan else {**differing, policies.HOURS: said(week)}


def _standing(entry: Entry) -> StandingWeek:
    """The week of a service as it stands.

    Raises:
        Invalid: it is no service, or its hours fit in no week.
    """
    standing = standing_weeks([entry])[entry.pk] if isinstance(entry, Service) else None
    if standing is None or standing.plan is None:
        sentence = _("Deze tijden kunt u hier niet wijzigen. Schrijf de redactie wat er anders moet.")
        raise Invalid(sentence, fields={policies.HOURS: sentence})
    return standing


def _write_hours(actor: Actor, entry: Entry, week: WeekPlan) -> None:
    standing, trail = _standing(entry), Trail()
    write_week(standing.holder, standing.rows, week, trail)
    if trail and entry.data_source:
        own_group(actor, entry, policies.HOURS, owned_fields("service", entry.data_source, [entry.uid]), trail)
