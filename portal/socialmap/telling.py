"""Who hears of proposals: editors that one waits, and whoever made it what became of it."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.notifications.recipients import people_for
from portal.notifications.services import notify
from portal.socialmap.models import Proposal
from tenants.access import Actor

WAITING, DECIDED = "map.proposal_waiting", "map.proposal_decided"


def proposal_made(actor: Actor, proposal: Proposal) -> None:
    """Tell the editors that a proposal waits."""
    people = people_for(WAITING, besides=actor.person)
    notify(
        WAITING, recipients=people, url=page("socialmap:proposals"), subject=str(proposal.entry), key=str(proposal.uid)
    )


def proposal_decided(actor: Actor, proposal: Proposal) -> None:
    """Tell who proposed it, if that is somebody with an account and not the editor."""
    person = proposal.proposed_by
    if person is None or person == actor.person:
        return
    subject, key = str(proposal.entry), str(proposal.uid)
    notify(DECIDED, recipients=[person], url=page("socialmap:own_entries"), subject=subject, key=key)


def page(name: str) -> str:
    """The address of a page of ours without a language before it, whoever asks."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, urlconf=settings.ROOT_URLCONF)
