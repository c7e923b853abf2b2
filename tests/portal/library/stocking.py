"""Documents and questions made in one line. The scope of the tenant must be open."""

from typing import Any

from django.http import FileResponse

from portal.library.models import Document, Question
from portal.library.services import documents, questions
from portal.library.services.documents import About, GivenFile
from portal.library.services.questions import Rewritten
from tenants.access import Actor
from tests.portal.library.files import pdf

FILE = GivenFile("protocol.pdf", pdf())


def stocked(editor: Actor, title: str = "Protocol huur", **about: Any) -> Document:
    told: dict[str, Any] = {"kind": "protocol", "owner": "Beleid", **about}
    return documents.add_document(editor, about=About(title=title, **told), file=FILE)


def new_version(editor: Actor, document: Document, told: str = "Nieuwe termijn.") -> Document:
    documents.add_version(editor, uid=document.uid, version=document.version, file=FILE, what_changed=told)
    document.refresh_from_db()
    return document


def asked(actor: Actor, text: str = "Mag een huurder zelf melden?", topic: str = "wonen") -> Question:
    return questions.ask(actor, asked=text, topic=topic)


def assigned(editor: Actor, question: Question, expert: Actor) -> Question:
    assert expert.person is not None
    return questions.assign(editor, uid=question.uid, version=question.version, expert_uid=expert.person.uid)


def answered(expert: Actor, question: Question, text: str = "Ja, dat mag.") -> Question:
    return questions.answer(expert, uid=question.uid, version=question.version, text=text)


def published(editor: Actor, question: Question, /, **given: str) -> Question:
    texts = {"heading": "Melden door huurders", "question": "Mag het?", "answer": "Ja.", "topic": "wonen", **given}
    return questions.publish(editor, uid=question.uid, version=question.version, rewritten=Rewritten(**texts))


def whole(editor: Actor, asker: Actor, expert: Actor, **given: str) -> Question:
    """A question from asking to publishing."""
    return published(editor, answered(expert, assigned(editor, asked(asker), expert)), **given)


def bytes_of(response: Any) -> bytes:
    """All of a streamed file."""
    assert isinstance(response, FileResponse)
    return bytes(response.getvalue())
