"""Reads of professional questions, always of what the actor may see."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from portal.library.models import Question
from portal.library.models.questions import mentioning
from portal.library.policies import steps
from portal.library.states import QuestionState
from tenants.access import Actor, can

PAGE = 25
MOST_WORDS = 100


@dataclass(frozen=True)
class QuestionLine:
    """One question in the list. `what` is the heading, or what was asked while there is none."""

    uid: UUID
    what: str
    topic: str
    state: str
    state_label: str
    at: datetime
    expert: str
    own: bool


@dataclass(frozen=True)
class QuestionPage:
    """One question, with the steps that this actor may take now. Raw texts are empty for whoever may not read them."""

    line: QuestionLine
    question: str
    answer: str
    asked: str
    asked_by: str
    expert_answer: str
    declined_because: str
    forgotten: bool
    version: int
    steps: frozenset[str]


@dataclass(frozen=True)
class QuestionList:
    """A page of questions. `more` tells whether there is a next page."""

    lines: tuple[QuestionLine, ...]
    more: bool


@dataclass(frozen=True)
class Waiting:
    """How many questions wait for this actor: for the expert that they are, for the editor that they are."""

    to_answer: int = 0
    to_handle: int = 0


def questions(actor: Actor, *, words: str = "", topic: str = "", state: str = "", page: int = 1) -> QuestionList:
    """The questions that this actor may see, the newest first. One query.

    Args:
        words: must stand in the question or the answer as this actor may read them.
        topic: code of a life domain; nothing means all.
        state: one of `QuestionState`; nothing means all.
        page: from 1; a page holds 25.
    """
    if not can(actor, "library.read"):
        return QuestionList((), False)
    found = Question.objects.visible_to(actor)
    sought = words.replace("\x00", "").strip()[:MOST_WORDS]
    if sought:
        found = found.filter(mentioning(sought))
    if topic:
        found = found.filter(topic=topic)
    if state in QuestionState.values:
        found = found.filter(state=state)
    start = (max(page, 1) - 1) * PAGE
    rows = list(found[start : start + PAGE + 1])
    return QuestionList(tuple(_line(actor, row) for row in rows[:PAGE]), len(rows) > PAGE)


def question_page(actor: Actor, uid: UUID) -> QuestionPage:
    """One question. At most two queries, and one for each right that is asked.

    Raises:
        NotFound: it does not exist for this actor.
    """
    row: Question = (
        Question.objects.visible_to(actor)
        .select_related("asked_by", "asked_team__organisation")
        .get_or_not_found(uid=uid)
    )
    edits = bool(can(actor, "library.change", row))
    asks, advises = _is(actor, row.asked_by_id), _is(actor, row.expert_id)
    return QuestionPage(
        line=_line(actor, row),
        question=row.question,
        answer=row.answer,
        asked=row.asked if edits or asks or advises else "",
        # Experts answer a question, not a person.
        asked_by=_asker(row) if edits else "",
        expert_answer=row.expert_answer if edits or advises else "",
        declined_because=row.declined_because if edits or asks else "",
        forgotten=row.forgotten_at is not None,
        version=row.version,
        steps=steps(actor, row),
    )


def waiting(actor: Actor) -> Waiting:
    """What waits for this actor. One query; none for whoever does not read the library."""
    if not can(actor, "library.read"):
        return Waiting()
    assigned = Q(state=QuestionState.ASSIGNED, expert=actor.person)
    handled = Q(state__in=[QuestionState.ASKED, QuestionState.ANSWERED])
    found = (
        Question.objects.visible_to(actor)
        .order_by()
        .aggregate(to_answer=Count("pk", filter=assigned), to_handle=Count("pk", filter=handled))
    )
    return Waiting(found["to_answer"], found["to_handle"] if can(actor, "library.change") else 0)


def _line(actor: Actor, row: Question) -> QuestionLine:
    published = row.state == QuestionState.PUBLISHED
    return QuestionLine(
        uid=row.uid,
        what=row.heading if published or row.heading else row.asked,
        topic=row.topic,
        state=row.state,
        state_label=str(QuestionState(row.state).label),
        at=(row.published_at if published else None) or row.asked_at,
        expert=row.expert_name,
        own=_is(actor, row.asked_by_id),
    )


def _is(actor: Actor, person: int | None) -> bool:
    return actor.person is not None and person == actor.person.pk


def _asker(row: Question) -> str:
    organisation = row.asked_team.organisation.name if row.asked_team is not None else ""
    return ", ".join(filter(None, (str(row.asked_by or ""), organisation)))
