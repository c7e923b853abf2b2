"""What a resident is told of their own matter. Rooms above add their part by these registries, each for one subject."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases import audit_actions
from portal.cases.models import Case
from portal.cases.words import CaseState
from tenants.access import Actor
from tenants.audit import Action


class Lamp(StrEnum):
    """How it goes. On the screen each has a colour, a shape and a word."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True, repr=False)
class Matter:
    """One thing that runs for a resident, in plain words of their language.

    Args:
        title: what it is, such as the kind of help.
        state_word: what the lamp says, in words: the colour is never alone.
        next_step: what happens next, and by whom.
        when: the day or the term of the next step; empty when there is none.
        where_word, where: what kind of place it is, and which, as somebody wrote it.
        contact: who helps, by name; empty while nobody does.
        organisation: where that person works.
        note: one sentence under it, such as that nothing needs to be done now.
        asks: the uid under which the resident says whether it helped; None while it runs.
        helped: what they said: yes, partly, no, or nothing yet.
    """

    title: str
    lamp: Lamp
    state_word: str
    next_step: str
    when: str = ""
    where_word: str = ""
    where: str = ""
    contact: str = ""
    organisation: str = ""
    note: str = ""
    since: date | None = None
    runs: bool = True
    asks: UUID | None = None
    helped: str = ""


Words = str | Promise
CollectMatters = Callable[[Actor, UUID], Iterable[Matter]]
WhatWouldStop = Callable[[Sequence[UUID]], Mapping[UUID, Sequence[str]]]
WhatStopped = Callable[[Sequence[UUID]], Mapping[UUID, str]]

_matters: list[CollectMatters] = []
_would_stop: list[WhatWouldStop] = []
_stopped: dict[str, WhatStopped] = {}
_looks: dict[str, Words] = {}


def register_matters(collect: CollectMatters) -> None:
    """Tell what runs for a resident: called with the actor and the subject, who may be the same person."""
    if collect not in _matters:
        _matters.append(collect)


def matters(actor: Actor, subject: UUID) -> tuple[Matter, ...]:
    """Everything that runs for this resident, room by room. Each costs its own queries."""
    return tuple(each for collect in _matters for each in collect(actor, subject))


def register_stopping(would: WhatWouldStop, *, kind: str = "", stopped: WhatStopped | None = None) -> None:
    """Tell in sentences what ends with a ground, before and after.

    Args:
        would: from the uids of grounds to what would stop with each when it ended now; one question for all of them.
        kind: the word under which the room tells the ledger what stopped (`consent.events.stopped`).
        stopped: from the uids that the ledger kept under that word to a sentence each.
    """
    if would not in _would_stop:
        _would_stop.append(would)
    if stopped is not None:
        _stopped[kind] = stopped


def would_stop(grounds: Sequence[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    """What would stop with each of these grounds, besides what its organisations see."""
    told = [would(grounds) for would in _would_stop] if grounds else []
    return {uid: tuple(said for each in told for said in each.get(uid, ())) for uid in grounds}


def what_stopped(effects: Iterable[Mapping[str, str]]) -> Mapping[UUID, str]:
    """What stopped, a sentence by its uid, from what the ledger kept. One question for each kind of thing."""
    by_kind: dict[str, list[UUID]] = {}
    for effect in effects:
        by_kind.setdefault(effect["kind"], []).append(UUID(effect["uid"]))
    told: dict[UUID, str] = {}
    for kind, uids in by_kind.items():
        if kind in _stopped:
            told |= _stopped[kind](uids)
    return told


def register_look(action: Action, said: Words) -> None:
    """Tell a resident of this line of the log, when it is about their case: `said` is what the person did."""
    _looks[action.code] = said


def looks() -> Mapping[str, Words]:
    """What a resident is told of the log, by the code of the action."""
    return dict(_looks)


def own_matter(actor: Actor, subject: UUID) -> Iterable[Matter]:
    """The case itself: its contact person. One query."""
    rows = Case.objects.visible_to(actor).filter(uid=subject).select_related("lead", "lead_team__organisation")
    for case in rows:
        runs = case.state == CaseState.OPEN
        yield Matter(
            title=_("Uw hulp"),
            lamp=Lamp.GREEN if runs else Lamp.GREY,
            state_word=_("Groen: het loopt") if runs else _("Grijs: het is afgerond"),
            next_step=_("Uw contactpersoon houdt contact met u. Hebt u een vraag? Stel die aan uw contactpersoon.")
            if runs
            else _("U hoeft niets te doen. Hebt u weer hulp nodig? Dan kunt u altijd terugkomen."),
            contact=str(case.lead),
            organisation=case.lead_team.organisation.name,
            since=case.opened_at.date(),
            runs=runs,
        )


def register() -> None:
    """The room's own part."""
    register_matters(own_matter)
    register_look(audit_actions.OPENED, gettext_lazy("maakte uw dossier."))
    register_look(audit_actions.READ, gettext_lazy("bekeek uw gegevens."))
    register_look(audit_actions.CHANGED, gettext_lazy("wijzigde uw gegevens."))
    register_look(audit_actions.GLASS_BROKEN, gettext_lazy("opende uw dossier in nood."))
