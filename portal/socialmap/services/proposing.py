"""Partners propose changes to entries of their own organisation; the editor decides."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap import audit_actions, events, policies
from portal.socialmap.models import Proposal, ProposalState
from portal.socialmap.services.editing import write
from portal.socialmap.services.finding import entry_to_write, require_free
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
        values: by field; what does not differ is left out.
        note: for the editor.

    Raises:
        NotFound: no such entry for this actor.
        Refused: it is not of the actor's organisation.
        Stale: somebody changed it meanwhile.
        Invalid: a value cannot be used, or nothing differs.
    """
    entry = entry_to_write(actor, entity, uid, version)
    require(policies.may(actor, "propose", entry))
    differing = cleaned(entry, values, policies.PROPOSABLE[entity])
    if not differing and not note.strip():
        raise Invalid(_("U hebt niets veranderd."))
    proposal: Proposal = Proposal.objects.create(
        **{entity: entry},
        values={name: as_json(value) for name, value in differing.items()},
        note=note.strip(),
        proposed_by=actor.person,
    )
    record(actor, audit_actions.CHANGE_PROPOSED, entry, proposal=proposal.pk)
    house_events.emit("socialmap.change_proposed", proposal_id=proposal.pk)
    return proposal


@transaction.atomic
def decide_proposal(actor: Actor, *, uid: UUID, version: int, accept: bool, reason: str = "") -> Proposal:
    """Take a proposal over or not.

    Raises:
        NotFound: no such proposal for this actor.
        Refused: the actor may not change the entry, or it was decided already.
        Stale: somebody decided meanwhile.
    """
    require(can(actor, "map_entry_public.change"))
    proposal: Proposal = Proposal.objects.locked().get_or_not_found(uid=uid)
    if proposal.version != version:
        raise Stale(_("Iemand anders heeft dit voorstel net behandeld."))
    if proposal.state != ProposalState.OPEN:
        require(refuse(_("Dit voorstel is al behandeld.")))
    entity = str(proposal.entry._meta.model_name)
    entry = entry_to_write(actor, entity, proposal.entry.uid)
    require(policies.may(actor, "change", entry))
    if accept:
        require_free(actor, entry)
        write(actor, entry, cleaned(entry, proposal.values, policies.PROPOSABLE[entity]))
        events.entry_changed(entry)
    proposal.state = ProposalState.ACCEPTED if accept else ProposalState.DECLINED
    proposal.decided_by, proposal.decided_at, proposal.reason = actor.person, timezone.now(), reason.strip()
    proposal.version += 1
    proposal.save()
    action = audit_actions.PROPOSAL_ACCEPTED if accept else audit_actions.PROPOSAL_DECLINED
    record(actor, action, entry, proposal=proposal.pk)
    house_events.emit("socialmap.proposal_decided", proposal_id=proposal.pk)
    return proposal
