"""Entries in other portals: the owner offers, the editor there takes in or leaves out, the owner can withdraw."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap import audit_actions, events, policies
from portal.socialmap.models import Audience, Publication, PublicationState, Service
from portal.socialmap.services.finding import entry_to_write
from tenants.access import Actor, can, refuse, require
from tenants.audit import record
from tenants.errors import NotFound, Stale
from tenants.models import Tenant


@transaction.atomic
def offer_publication(actor: Actor, *, service: UUID, portal: str, audience: str = Audience.PUBLIC) -> Publication:
    """Offer an own service to another portal. It shows there when the editor there takes it in.

    Args:
        actor: who may publish the service here.
        portal: the slug of the other portal.
        audience: not wider than the service's own.

    Raises:
        NotFound: no such service, or no such other portal.
        Refused: the actor may not publish it, the audience is too wide, or that portal has it already.
    """
    found = entry_to_write(actor, "service", service)
    assert isinstance(found, Service)
    require(policies.may(actor, "publish", found))
    require(policies.may_show_to(audience, found.audience))
    there = Tenant.objects.filter(slug=portal).exclude(pk=actor.tenant.pk).first()
    if there is None:
        raise NotFound()
    publication = Publication.objects.locked().filter(tenant=there, service=found).first()
    if publication is None:
        publication = Publication(tenant=there, owner_tenant=actor.tenant, service=found)
    else:
        require(policies.may_answer("offer", publication.state))
        publication.version += 1
    publication.state = PublicationState.PROPOSED
    publication.offered_for = publication.audience = audience
    publication.offered_by = actor.person
    publication.save()
    record(actor, audit_actions.PUBLICATION_OFFERED, found, publication=publication.pk, portal=there.pk)
    events.publication_changed(publication, "offered")
    return publication


@transaction.atomic
def answer_publication(
    actor: Actor, *, uid: UUID, version: int, take_in: bool, audience: str | None = None
) -> Publication:
    """Take a service of another portal in, or leave it out (also later).

    Args:
        actor: an editor of the portal to which it was offered.
        audience: not wider than what was offered; that when it is None.

    Raises:
        NotFound: nothing like it was offered to this portal.
        Refused: the actor may not publish here, it was withdrawn, or the audience is too wide.
        Stale: somebody answered meanwhile.
    """
    publication = _found(actor, Publication.objects.filter(tenant=actor.tenant), uid, version)
    require(policies.may_answer("take_in" if take_in else "leave_out", publication.state))
    shown_to = audience or publication.offered_for
    require(policies.may_show_to(shown_to, publication.offered_for))
    publication.state = PublicationState.TAKEN_IN if take_in else PublicationState.LEFT_OUT
    publication.audience = shown_to
    publication.answered_at, publication.answered_by = timezone.now(), actor.person
    publication.version += 1
    publication.save()
    action = audit_actions.PUBLICATION_TAKEN_IN if take_in else audit_actions.PUBLICATION_LEFT_OUT
    record(actor, action, publication, service=publication.service_id)
    events.publication_changed(publication, "answered")
    return publication


@transaction.atomic
def withdraw_publication(actor: Actor, *, uid: UUID, version: int) -> Publication:
    """Take an own service back from another portal.

    Raises:
        NotFound: this portal offered nothing like it.
        Refused: the actor may not publish here, or it was withdrawn already.
        Stale: somebody answered meanwhile.
    """
    publication = _found(actor, Publication.objects.filter(owner_tenant=actor.tenant), uid, version)
    require(policies.may_answer("withdraw", publication.state))
    publication.state = PublicationState.WITHDRAWN
    publication.version += 1
    publication.save()
    record(actor, audit_actions.PUBLICATION_ENDED, publication, service=publication.service_id)
    events.publication_changed(publication, "answered")
    return publication


def _found(actor: Actor, rows: object, uid: UUID, version: int) -> Publication:
    """The publication for somebody who publishes here; others do not learn that it exists."""
    if not (can(actor, "map_entry_public.publish") and can(actor, "map_entry_partners.publish")):
        require(refuse(_("Uw rol geeft u dit recht niet.")))
    publication: Publication = rows.locked().get_or_not_found(uid=uid)  # type: ignore[attr-defined]
    if publication.version != version:
        raise Stale(_("Iemand anders heeft hier net op geantwoord."))
    return publication
