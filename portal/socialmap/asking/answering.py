"""The answer of an owner by their link: still true, not true, or gone. One answer, which they may take back."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.notifications.recipients import people_for
from portal.notifications.services import notify
from portal.socialmap import audit_actions, events
from portal.socialmap.asking.links import Asked, Link, asked_by
from portal.socialmap.models import AskAnswer, AskStep, FreshnessAsk, Proposal, ProposalState, Service, ServiceStatus
from portal.socialmap.services.capacity import tell_capacity
from portal.socialmap.telling import page
from tenants import events as house_events
from tenants.access import Actor, can, refuse, require, system
from tenants.audit import record
from tenants.errors import Invalid

BECAUSE = "freshness-link"
RIGHT = "map_report.create"  # a visitor may tell what is not true; whose entry it is, the link says
MOST_TOLD = 2_000
YES, NO, GONE = AskAnswer


@dataclass(frozen=True)
class Told:
    """What is not true, and how it is: in the owner's own words."""

    text: str = ""
    hours: str = ""
    phone: str = ""
    address: str = ""

    def written(self) -> str:
        """As a note to the editor, with what each is about."""
        lines = (
            (_("Wat er niet klopt"), self.text),
            (_("Openingstijden"), self.hours),
            (_("Telefoon"), self.phone),
            (_("Adres"), self.address),
        )
        return "\n".join(f"{title}: {told.strip()[:MOST_TOLD]}" for title, told in lines if told.strip())


@transaction.atomic
def answer(
    actor: Actor, *, link: Link, said: str, told: Told | None = None, capacity: str = "", weeks: int | None = None
) -> FreshnessAsk:
    """Answer the question of a link.

    Args:
        actor: whoever holds the link, signed in or not; the link is the right.
        said: one of `AskAnswer`.
        told: what is not true; asked with "no".
        capacity: with "yes", whether there is room, if they say so; `weeks` as in `tell_capacity`.

    Returns:
        The question, answered. "Yes" counts as checked today, and puts back what silence took off the map. "No" and
        "gone" change nothing: they wait for an editor as a proposal.

    Raises:
        NotFound, Expired: the link does not fit, or no longer.
        Refused: it was answered already, or is not needed any more.
        Invalid: with "no" nothing is told, or how long one waits is missing.
    """
    require(can(actor, RIGHT))
    if said not in AskAnswer.values:
        raise Invalid(_("Kies een antwoord."), {"said": _("Kies een antwoord.")})
    now = timezone.now()
    asked = asked_by(link, now, to_write=True)
    if asked.ask.closed_at is not None:
        require(refuse(_("Hier is al op geantwoord.")))
    note = (told or Told()).written()
    if said == NO and not note:
        raise Invalid(_("Vertel wat er niet klopt."), {"text": _("Vertel wat er niet klopt.")})
    with translation.override(settings.LANGUAGE_CODE):  # who reads it is the editor
        if said == YES:
            _still_true(asked, now)
            if capacity:
                by_link = system(asked.ask.tenant, BECAUSE)
                tell_capacity(by_link, uid=asked.ask.service.uid, state=capacity, weeks=weeks)
        else:
            asked.ask.proposal = _proposal(asked, said, note)
    asked.ask.answer, asked.ask.closed_at = said, now
    asked.ask.save(update_fields=["answer", "closed_at", "proposal"])
    record(actor, audit_actions.FRESHNESS_ANSWERED, asked.ask.service, round=asked.ask.round, answer=said)
    return asked.ask


@transaction.atomic
def take_back(actor: Actor, *, link: Link) -> FreshnessAsk:
    """Take an answer back while the link holds, to give another one.

    Raises:
        NotFound, Expired: the link does not fit, or no longer.
        Refused: nothing was answered, an editor dealt with it, or somebody checked the entry since.
    """
    require(can(actor, RIGHT))
    asked = asked_by(link, timezone.now(), to_write=True)
    ask = asked.ask
    if not ask.answer:
        require(refuse(_("Er is nog geen antwoord.")))
    if FreshnessAsk.objects.filter(closed_at__isnull=True, service=ask.service_id).exists():
        require(refuse(_("Wij hebben u het intussen opnieuw gevraagd.")))
    _undo_yes(asked) if ask.answer == YES else _undo_proposal(ask)
    ask.answer, ask.closed_at, ask.proposal = "", None, None
    ask.save(update_fields=["answer", "closed_at", "proposal"])
    record(actor, audit_actions.FRESHNESS_TAKEN_BACK, ask.service, round=ask.round)
    return ask


def _still_true(asked: Asked, now: datetime) -> None:
    service = _locked(asked)
    asked.ask.checked_before = service.checked_on
    service.checked_on, service.checked_by = timezone.localdate(now), asked.recipient.person
    service.checked_by_owner, service.silent_since = True, None
    came_back = asked.ask.step == AskStep.HIDDEN and not service.live
    service.live = service.live or came_back
    service.version += 1
    service.save()
    actor = system(asked.ask.tenant, BECAUSE)
    record(actor, audit_actions.ENTRY_CHECKED, service, version=service.version)
    if came_back:
        record(actor, audit_actions.ENTRY_PUBLISHED, service, version=service.version)
    events.entry_changed(service)


def _undo_yes(asked: Asked) -> None:
    service, ask = _locked(asked), asked.ask
    assert ask.closed_at is not None
    if not service.checked_by_owner or service.checked_on != timezone.localdate(ask.closed_at):
        require(refuse(_("Iemand heeft de vermelding daarna nagekeken.")))
    service.checked_on, service.checked_by, service.checked_by_owner = ask.checked_before, None, False
    if ask.step in {AskStep.STALE, AskStep.HIDDEN}:
        service.silent_since = timezone.localdate(ask.asked_at)
    if ask.step == AskStep.HIDDEN:
        # It stays on the map, where a person has looked at it; the question goes on from the step before.
        ask.step = AskStep.STALE
        ask.save(update_fields=["step"])
    service.version += 1
    service.save()
    events.entry_changed(service)


def _undo_proposal(ask: FreshnessAsk) -> None:
    proposal: Proposal | None = ask.proposal
    if proposal is None or proposal.state != ProposalState.OPEN:
        require(refuse(_("De redactie heeft uw antwoord al behandeld.")))
    else:
        proposal.delete()


def _proposal(asked: Asked, said: str, note: str) -> Proposal:
    service, gone = asked.ask.service, said == GONE
    about = "\n".join(line for line in (_("Dit bestaat niet meer.") if gone else "", note) if line)
    proposal: Proposal = Proposal.objects.create(
        service=service,
        values={"status": ServiceStatus.DEFUNCT.value} if gone else {},
        note=about,
        proposed_by=asked.recipient.person,
    )
    record(system(asked.ask.tenant, BECAUSE), audit_actions.CHANGE_PROPOSED, service, proposal=proposal.pk)
    house_events.emit("socialmap.change_proposed", proposal_id=proposal.pk)
    notify(
        "map.freshness_answered", recipients=people_for("map.freshness_answered"), url=page("socialmap:proposals"),
        subject=service.name, key=str(proposal.uid),
    )  # fmt: skip
    return proposal


def _locked(asked: Asked) -> Service:
    service: Service = Service.objects.locked().select_related("organization").get(pk=asked.ask.service_id)
    asked.ask.service = service
    return service
