"""Asking owners, and going on when they are silent. A job of every day; safe to cut off and to repeat."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone, translation

from portal.notifications.recipients import people_for
from portal.notifications.services import notify
from portal.socialmap import audit_actions, events, policies
from portal.socialmap.asking import mails
from portal.socialmap.asking.askable import askable
from portal.socialmap.asking.recipients import QUESTION, Recipient, recipients_of
from portal.socialmap.asking.steps import Step, Terms, next_step, terms_of
from portal.socialmap.freshness import months_before
from portal.socialmap.models import AskStep, FreshnessAsk, Service
from portal.socialmap.models.visibility import SHOWN_STATUSES
from portal.socialmap.services.editing import withdraw
from portal.socialmap.services.finding import entry_to_write
from portal.socialmap.telling import page
from tenants.access import Actor, require, system
from tenants.audit import record
from tenants.context import activate
from tenants.models import Tenant

BECAUSE = "freshness"
# One portal asks no more a day, so that the first day of a filled map is no flood.
MOST_A_DAY = 50


def ask_and_follow(now: datetime | None = None) -> int:
    """In every portal: ask what is due, and take the next step where nobody answered.

    Returns:
        How many questions were asked and steps taken. Two queries for each portal where nothing is due.
    """
    moment = now or timezone.now()
    done = 0
    for tenant in Tenant.objects.all():
        with activate(tenant), translation.override(settings.LANGUAGE_CODE):
            done += follow_up(tenant, moment) + ask_due(tenant, moment)
    return done


def ask_due(tenant: Tenant, now: datetime) -> int:
    """Ask the owners of what was not checked for so long, the longest first. Tells how many questions were asked."""
    terms = terms_of(tenant)
    asked = 0
    for pk in due_services(terms, now):
        asked += ask_about(system(tenant, BECAUSE), pk, now)
        if asked >= MOST_A_DAY:
            break
    return asked


def due_services(terms: Terms, now: datetime) -> Iterator[int]:
    """The services whose owner is to be asked now. One query; their owners may turn out to have no address."""
    if not terms.ask_months:
        return iter(())
    limit = months_before(timezone.localdate(now), terms.ask_months)
    moment = timezone.make_aware(datetime.combine(limit, time.max))
    long_ago = Q(checked_on__lte=limit) | Q(checked_on__isnull=True) & (
        Q(first_published_at__isnull=True) | Q(first_published_at__lte=moment)
    )
    asked = FreshnessAsk.objects.filter(Q(closed_at__isnull=True) | Q(asked_at__gt=moment)).values("service")
    own: Any = Service.objects.all()
    found = own.in_sight().filter(long_ago, status__in=SHOWN_STATUSES).exclude(pk__in=asked)
    if not terms.imported_too:
        found = found.filter(data_source="")
    ordered: Any = found.order_by(F("checked_on").asc(nulls_first=True), "pk").values_list("pk", flat=True)
    return iter(list(ordered))


@transaction.atomic
def ask_about(actor: Actor, pk: int, now: datetime) -> bool:
    """Open a round about one service, unless one is open. False when it is, or when there is nobody to ask."""
    service: Service = Service.objects.locked().select_related("organization").get(pk=pk)
    recipients = recipients_of(service)
    last = FreshnessAsk.objects.filter(service=service).order_by("-round").first()
    if not recipients or (last is not None and last.closed_at is None):
        return False
    ask = FreshnessAsk.objects.create(
        service=service,
        round=last.round + 1 if last else 1,
        asked_at=now,
        step_at=now,
        checked_before=service.checked_on,
    )
    _mail(ask, recipients)
    people = [recipient.person for recipient in recipients if recipient.person is not None]
    notify(QUESTION, recipients=people, url=page("socialmap:own_entries"), subject=service.name, key=str(ask.uid))
    record(actor, audit_actions.FRESHNESS_ASKED, service, round=ask.round)
    return True


@transaction.atomic
def ask_owner(actor: Actor, *, uid: UUID) -> None:
    """Ask the owner now, without waiting for the term.

    Args:
        actor: an editor of the portal that owns the service.

    Raises:
        NotFound: no such service of this portal for this actor.
        Refused: the actor may not change it, it is not on the map, the question was asked already, or there is no
            address to ask.
    """
    service = entry_to_write(actor, "service", uid)
    require(policies.may(actor, "change", service))
    assert isinstance(service, Service)
    require(askable([service])[service.pk])
    ask_about(actor, service.pk, timezone.now())


def follow_up(tenant: Tenant, now: datetime) -> int:
    """Take the next step of each question that nobody answered. Tells how many were taken."""
    terms = terms_of(tenant)
    taken = 0
    for pk in list(_open().order_by("asked_at", "pk").values_list("pk", flat=True)):
        taken += _go_on(tenant, pk, terms, now)
    return taken


@transaction.atomic
def _go_on(tenant: Tenant, pk: int, terms: Terms, now: datetime) -> bool:
    ask = _open().locked().select_related("service__organization").filter(pk=pk).first()
    if ask is None:
        return False
    if _is_settled(ask):
        ask.closed_at = now
        ask.save(update_fields=["closed_at"])
        return False
    step = next_step(ask, terms, now)
    if step is None:
        return False
    ask.step, ask.step_at = step.to, now
    ask.save(update_fields=["step", "step_at"])
    _TAKEN[step.to](system(tenant, BECAUSE), ask, step)
    return True


def _open() -> Any:
    """The questions of the active portal that still wait for an answer."""
    return FreshnessAsk.objects.filter(closed_at__isnull=True)


def _is_settled(ask: FreshnessAsk) -> bool:
    """Whether something else answered: somebody checked the entry, or an editor took it off the map or put it back."""
    service = ask.service
    if service.checked_on is not None and service.checked_on >= timezone.localdate(ask.asked_at):
        return True
    return bool(service.live == (ask.step == AskStep.HIDDEN)) or service.status not in SHOWN_STATUSES


def _remind(_actor: Actor, ask: FreshnessAsk, _step: Step) -> None:
    _mail(ask, recipients_of(ask.service))


def _grow_stale(_actor: Actor, ask: FreshnessAsk, _step: Step) -> None:
    service = ask.service
    service.silent_since = timezone.localdate(ask.asked_at)
    service.version += 1
    service.save(update_fields=["silent_since", "version", "changed_at"])
    events.entry_changed(service)
    _tell("map.entry_stale", ask)


def _hide(actor: Actor, ask: FreshnessAsk, _step: Step) -> None:
    withdraw(actor, entity="service", uid=ask.service.uid, version=ask.service.version)
    _tell("map.entry_hidden", ask)


_TAKEN: Mapping[AskStep, Callable[[Actor, FreshnessAsk, Step], None]] = {
    AskStep.REMINDED: _remind,
    AskStep.STALE: _grow_stale,
    AskStep.HIDDEN: _hide,
}


def _mail(ask: FreshnessAsk, recipients: tuple[Recipient, ...]) -> None:
    for recipient in recipients:
        mails.send_question(ask, recipient)


def _tell(code: str, ask: FreshnessAsk) -> None:
    """Editors find the question in their list, the owner's administrators the entry in theirs."""
    owner = policies.owner_of(ask.service)
    editors = people_for(code)
    owners = [each for each in people_for(code, organisation=owner) if each not in editors] if owner else []
    for people, where in ((editors, "socialmap:asks"), (owners, "socialmap:own_entries")):
        notify(code, recipients=people, url=page(where), subject=ask.service.name, key=str(ask.uid))
