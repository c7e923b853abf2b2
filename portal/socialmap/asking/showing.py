"""What the page behind the link shows: the question, what was answered, and the entry as a resident sees it."""

from dataclasses import dataclass
from datetime import datetime

from portal.socialmap.asking.links import Link, asked_by, expires_at
from portal.socialmap.models import AskAnswer, AskStep
from portal.socialmap.selectors.parts import ServicePage
from portal.socialmap.selectors.services import page_of
from tenants.access import anonymous


@dataclass(frozen=True)
class Question:
    """The question as it stands now. `settled` without an answer: somebody checked the entry in another way."""

    page: ServicePage
    hidden: bool
    answer: str
    answer_label: str
    told: str
    settled: bool
    until: datetime


def question(link: Link, now: datetime) -> Question:
    """The question of a link, for whoever holds it. Twenty queries at most.

    The entry is shown as a visitor sees it, whoever asks: nothing for professionals, no street of a secret address.

    Raises:
        NotFound: the link fits nothing.
        Expired: its time is over.
    """
    asked = asked_by(link, now)
    ask = asked.ask
    return Question(
        page=page_of(anonymous(ask.tenant), ask.service, now),
        hidden=ask.step == AskStep.HIDDEN and not ask.service.live,
        answer=ask.answer,
        answer_label=str(AskAnswer(ask.answer).label) if ask.answer else "",
        told=ask.proposal.note if ask.proposal is not None else "",
        settled=ask.closed_at is not None,
        until=expires_at(ask),
    )
