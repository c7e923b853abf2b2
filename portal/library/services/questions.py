"""Commands on professional questions. Each is one transaction: the row, its line in the log and its letters."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.library import audit_actions, mails
from portal.library.experts import expert_named
from portal.library.models import Question
from portal.library.models.questions import MOST_ANSWER, MOST_ASKED, MOST_HEADING
from portal.library.policies import MOVES, may_move
from portal.library.screening import signs_of_a_person
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Stale


@dataclass(frozen=True)
class Rewritten:
    """A question and its answer as everybody who reads the library reads them: without the case."""

    heading: str
    question: str
    answer: str
    topic: str = ""


@transaction.atomic
def ask(actor: Actor, *, asked: str, topic: str = "") -> Question:
    """Ask something about the work, without a case in it.

    Args:
        actor: a professional of a partner.
        asked: the question.
        topic: code of a life domain; the caller knows which there are.

    Returns:
        The question, new. Only its asker and the editors see it.

    Raises:
        Refused: the actor may not ask.
        Invalid: nothing is asked, it is too long, or the text holds what tells of a person.
    """
    require(can(actor, "library.ask"))
    text = _clean("asked", asked, MOST_ASKED, _("Schrijf uw vraag op."))
    question = Question(
        asked=text, topic=topic[:60], asked_by=actor.person, asked_team=actor.team, asked_at=timezone.now()
    )
    question.save()
    record(actor, audit_actions.QUESTION_ASKED, question)
    return question


@transaction.atomic
def assign(actor: Actor, *, uid: UUID, version: int, expert_uid: UUID) -> Question:
    """Name the expert who answers. The expert reads the question from then on, whoever had it before no longer.

    Args:
        actor: an editor.
        expert_uid: somebody who works here and may advise.

    Raises:
        NotFound: no such question for this actor.
        Refused: the step cannot be taken now.
        Stale: somebody changed the question meanwhile.
        Invalid: nobody by this uid may advise here.
    """
    question = _held(actor, uid, version, "assign")
    expert = expert_named(actor, expert_uid)
    if expert is None:
        raise Invalid(_("Kies een deskundige."), {"expert": _("Kies iemand die hier werkt.")})
    question.expert, question.expert_name = expert.person, expert.label
    question.expert_answer = ""
    _moved(actor, question, "assign")
    mails.tell_expert(question)
    return question


@transaction.atomic
def answer(actor: Actor, *, uid: UUID, version: int, text: str) -> Question:
    """Answer as the named expert. An editor publishes it.

    Raises:
        NotFound: no such question for this actor.
        Refused: somebody else is the expert, or the question waits for no answer.
        Stale: somebody changed the question meanwhile.
        Invalid: nothing is answered, it is too long, or the text holds what tells of a person.
    """
    question = _held(actor, uid, version, "answer")
    question.expert_answer = _clean("answer", text, MOST_ANSWER, _("Schrijf uw antwoord op."), answering=True)
    question.answered_at = timezone.now()
    return _moved(actor, question, "answer")


@transaction.atomic
def publish(actor: Actor, *, uid: UUID, version: int, rewritten: Rewritten) -> Question:
    """Publish question and answer as the editor wrote them, without the case. Also mends what is published.

    Raises:
        NotFound: no such question for this actor.
        Refused: the expert did not answer yet.
        Stale: somebody changed the question meanwhile.
        Invalid: a text is missing, too long, or holds what tells of a person; told per field.
    """
    question = _held(actor, uid, version, "publish")
    texts = {
        "heading": (rewritten.heading, MOST_HEADING, _("Geef de vraag een kop.")),
        "question": (rewritten.question, MOST_ASKED, _("Schrijf de vraag op zonder de casus.")),
        "answer": (rewritten.answer, MOST_ANSWER, _("Schrijf het antwoord op zonder de casus.")),
    }
    wrong: dict[str, str] = {}
    for name, (text, most, missing) in texts.items():
        try:
            setattr(question, name, _clean(name, text, most, missing, answering=True))
        except Invalid as found:
            wrong |= found.fields
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    first = question.published_at is None
    question.topic = rewritten.topic[:60]
    question.published_at = question.published_at or timezone.now()
    question.settled_at = timezone.now()
    _moved(actor, question, "publish")
    if first:
        mails.tell_asker(question)
    return question


@transaction.atomic
def take_back(actor: Actor, *, uid: UUID, version: int) -> Question:
    """Publish it no longer. Editors, asker and expert still see it.

    Raises:
        NotFound, Refused, Stale: as for the other steps.
    """
    question = _held(actor, uid, version, "take_back")
    question.settled_at = None
    return _moved(actor, question, "take_back")


@transaction.atomic
def decline(actor: Actor, *, uid: UUID, version: int, because: str) -> Question:
    """Do not publish it, and tell the asker why.

    Raises:
        NotFound, Refused, Stale: as for the other steps.
        Invalid: it is not told why.
    """
    question = _held(actor, uid, version, "decline")
    missing = _("Vertel de vrager waarom niet.")
    question.declined_because = _clean("because", because, MOST_ASKED, missing, answering=True)
    question.settled_at = timezone.now()
    _moved(actor, question, "decline")
    mails.tell_asker(question)
    return question


def _held(actor: Actor, uid: UUID, version: int, step: str) -> Question:
    question: Question = Question.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    require(may_move(actor, step, question))
    if question.version != version:
        raise Stale(_("Iemand anders heeft deze vraag net gewijzigd. Bekijk de vraag opnieuw."))
    return question


def _moved(actor: Actor, question: Question, step: str) -> Question:
    move = MOVES[step]
    question.state, question.version = move.to, question.version + 1
    question.save()
    record(actor, move.recorded, question)
    return question


def _clean(field: str, text: str, most: int, missing: str, *, answering: bool = False) -> str:
    written = text.strip()
    if not written:
        raise Invalid(missing, {field: missing})
    if len(written) > most:
        said = _("De tekst is te lang. Schrijf het korter op.")
        raise Invalid(said, {field: said})
    found = signs_of_a_person(written, answer=answering)
    if found:
        said = _("In de tekst staat %(what)s. Haal dat weg: de vraag gaat niet over één persoon.") % {
            "what": _(" en ").join(found)
        }
        raise Invalid(said, {field: said})
    return written
