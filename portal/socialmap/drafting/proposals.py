"""A proposal of a partner, taken over into the draft of its entry: the editor looks once more before it shows."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.socialmap import policies
from portal.socialmap.drafting.content import Written
from portal.socialmap.drafting.services import Base, save_draft
from portal.socialmap.models import Entry, ProposalState
from portal.socialmap.services.proposing import parted, proposal_to_decide, settle_proposal
from tenants.access import Actor


@transaction.atomic
def take_into_draft(actor: Actor, *, uid: UUID, version: int) -> Entry:
    """Put what a partner proposed into the draft of the entry. For the proposer it is taken over.

    Raises:
        NotFound: no such proposal for this actor.
        Refused: the actor may not change the entry, a colleague works on it, or the proposal was decided already.
        Stale: somebody decided meanwhile.
        Invalid: what was proposed cannot be used any more.
    """
    proposal, entry = proposal_to_decide(actor, uid, version)
    entity = str(entry._meta.model_name)
    texts, week = parted(proposal)
    allowed = {name: value for name, value in texts.items() if name in policies.PROPOSABLE[entity]}
    entry = save_draft(
        actor,
        entity=entity,
        uid=entry.uid,
        base=Base(entry.version, entry.latest_revision_id or 0),
        written=Written(values=allowed, week=week),
        why=_("Voorstel van %(who)s.") % {"who": proposal.proposed_by} if proposal.proposed_by else _("Voorstel."),
    )
    settle_proposal(actor, proposal, entry, ProposalState.ACCEPTED)
    return entry
