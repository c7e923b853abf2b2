"""Legal holds, as conditions on rows: the thing itself, what belongs to it, and what it belongs to."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q

from tenants.models import Tenant, TenantOwned
from tenants.retention.models import LegalHold
from tenants.retention.subjects import SUBJECT, erasers

Held = Mapping[str, Collection[UUID]]
_DEEPEST = 4
# A row whose parent would take it along, or would not go without it, belongs to that parent.
_BELONGS = (models.CASCADE, models.PROTECT)


def one_at_a_time(tenant: Tenant) -> None:
    """Who erases and who places a hold in one portal wait for each other, until the end of the transaction.

    Not in the way of anybody else: rows that point to the portal are written meanwhile.
    """
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)


def holds_of_today(on: date) -> Held:
    """What is held in the active portal, by label. One query."""
    held: dict[str, set[UUID]] = {}
    for label, uid in LegalHold.objects.standing(on).order_by().values_list("label", "object_uid"):
        held.setdefault(label, set()).add(uid)
    return held


def under(held: Held, model: type[models.Model]) -> Q:
    """Rows that may not go: held themselves, or above or below something that is. No query of its own."""
    found = Q(pk__in=[])
    if not issubclass(model, TenantOwned):
        return found
    for label, uids in held.items():
        if label == SUBJECT:
            found |= _of_subjects(model, uids)
            continue
        thing = apps.get_model(label)
        if thing is model:
            found |= Q(uid__in=uids)
        for path in _paths(model, thing):
            found |= Q(**{f"{path}__uid__in": uids})
        for path in _paths(thing, model):
            found |= Q(pk__in=thing._base_manager.filter(uid__in=uids).order_by().values(path))
    return found


def holds_on(subject: UUID, on: date) -> list[LegalHold]:
    """The holds that keep something of this person. Some queries for each hold that stands."""
    return [hold for hold in LegalHold.objects.standing(on) if _keeps(hold, subject)]


def _keeps(hold: LegalHold, subject: UUID) -> bool:
    if hold.label == SUBJECT:
        return hold.object_uid == subject
    held = {hold.label: {hold.object_uid}}
    found = (rows for eraser in erasers() for rows in eraser.find(subject))
    return any(rows.filter(under(held, rows.model)).exists() for rows in found)


def _of_subjects(model: type[models.Model], subjects: Collection[UUID]) -> Q:
    """Rows of people of whom everything must stay, as their erasers would find them."""
    rows = (rows for eraser in erasers() for subject in subjects for rows in eraser.find(subject))
    found = Q(pk__in=[])
    for each in rows:
        if each.model is model:
            found |= Q(pk__in=each.order_by().values("pk"))
    return found


def _paths(
    start: type[models.Model], end: type[models.Model], seen: tuple[type[models.Model], ...] = ()
) -> Iterator[str]:
    """The ways along foreign keys by which rows of one model belong to rows of another."""
    if len(seen) >= _DEEPEST:
        return
    fields: list[Any] = list(start._meta.concrete_fields)
    for field in fields:
        if not isinstance(field, models.ForeignKey) or field.remote_field.on_delete not in _BELONGS:
            continue
        parent: Any = field.related_model
        if parent is end:
            yield field.name
        elif parent not in seen and issubclass(parent, TenantOwned):
            for further in _paths(parent, end, (*seen, start)):
                yield f"{field.name}__{further}"
