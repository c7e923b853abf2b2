"""Reads of findings, always of what the actor may see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language_info

from cms.admin.mending.addresses import editor_of, translator_of
from cms.admin.mending.models import Finding
from cms.admin.mending.troubles import ABOUT, SOLVED_BY_LOOKING, TRANSLATIONS, Standing, Trouble
from tenants.access import Actor

PAGE = 50


@dataclass(frozen=True)
class FindingLine:
    """One finding in the list, with where to mend it."""

    uid: UUID
    trouble: str
    label: str
    why: str | Promise
    mend: str | Promise
    title: str
    detail: str
    address: str
    page_id: int | None
    by_looking: bool
    first_seen_at: datetime
    ignored_because: str
    ignored_by: str


@dataclass(frozen=True)
class FindingList:
    """A page of findings. `more` tells whether there is a next page."""

    lines: tuple[FindingLine, ...]
    more: bool


def findings(
    actor: Actor, *, trouble: str = "", standing: str = Standing.OPEN, page: int = 1, size: int = PAGE
) -> FindingList:
    """The findings that this actor may see, the oldest first. One query.

    Args:
        trouble: one of `Trouble`; nothing means all.
        standing: one of `Standing`.
        page: from 1.
    """
    found = _of(actor, [trouble] if trouble in Trouble.values else Trouble.values, standing)
    start = (max(page, 1) - 1) * size
    rows = list(found.select_related("ignored_by")[start : start + size + 1])
    return FindingList(tuple(_line(row) for row in rows[:size]), len(rows) > size)


def first_findings(actor: Actor, troubles: Collection[str], number: int) -> tuple[FindingLine, ...]:
    """The oldest open findings of these kinds. One query."""
    return tuple(_line(row) for row in _of(actor, troubles, Standing.OPEN).select_related("ignored_by")[:number])


def counts(actor: Actor, standing: str = Standing.OPEN) -> Mapping[str, int]:
    """How many findings of each kind there are, with zero for a kind without. One query."""
    seen = _of(actor, Trouble.values, standing).order_by().values_list("trouble").annotate(how_many=Count("pk"))
    return dict.fromkeys(Trouble.values, 0) | dict(seen)


def _of(actor: Actor, troubles: Collection[str], standing: str) -> "QuerySet[Finding]":
    visible: Any = Finding.objects.visible_to(actor)
    found: QuerySet[Finding] = visible.standing(standing).filter(trouble__in=troubles)
    return found


def _line(row: Finding) -> FindingLine:
    about, thing = ABOUT[row.trouble], (row.object_kind, row.object_id, row.object_uid)
    translated = row.trouble in TRANSLATIONS
    return FindingLine(
        uid=row.uid,
        trouble=row.trouble,
        label=str(Trouble(row.trouble).label),
        why=about.why,
        mend=about.mend,
        title=row.title,
        detail=_language(row.detail) if translated else row.detail,
        address=translator_of(*thing, row.detail) if translated else editor_of(*thing),
        page_id=row.object_id if row.object_kind == "page" else None,
        by_looking=row.trouble in SOLVED_BY_LOOKING and row.object_kind == "page",
        first_seen_at=row.first_seen_at,
        ignored_because=row.ignored_because,
        ignored_by=str(row.ignored_by or ""),
    )


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
