"""The covenant and the library, with a canary in every text and in every file."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from portal.library.models import Document, DocumentVersion, Question
from portal.library.states import ForWhom, QuestionState
from tenants.access import Actor, Role, Scope, can, scopes_of
from tenants.context import activate
from tenants.covenant.markup import hash_of
from tenants.covenant.models import CovenantAcceptance, CovenantDraft, CovenantVersion
from tests.isolation.canaries import KnownTo
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting

Objects = dict[str, dict[Standing, Any]]


def reads(actor: Actor) -> bool:
    return can(actor, "library.read").allowed


def edits(actor: Actor) -> bool:
    return can(actor, "library.change").allowed


def library(here: Casting, there: Casting) -> Objects:
    """Of each kind: ours, and of the other portal; files for partners and for everybody."""
    objects: Objects = {}
    for standing, shelf in ((Standing.OWN, Shelf(here)), (Standing.FOREIGN, Shelf(there))):
        version = shelf.covenant()
        shelf.signed(version)
        document = shelf.document(Standing.OWN, ForWhom.PUBLIC)
        made = {
            "covenant.CovenantVersion": version,
            "library.Document": document,
            "library.DocumentVersion": shelf.current(document),
            "library.Question": shelf.question(QuestionState.PUBLISHED),
        }
        for label, row in made.items():
            objects.setdefault(label, {})[standing] = row
        if standing == Standing.OWN:
            closed = shelf.document(Standing.PARTNERS_ONLY, ForWhom.PARTNERS)
            objects["library.DocumentVersion"][Standing.PARTNERS_ONLY] = shelf.current(closed)
            objects["library.Question"][Standing.OTHER_ORGANISATION] = shelf.question(QuestionState.ASSIGNED)
    return objects


class Shelf:
    """Plants in one portal."""

    def __init__(self, casting: Casting) -> None:
        self.casting, self.tenant, self.aviary = casting, casting.tenant, casting.aviary
        self.person = casting.person(Role.EDITOR, "town hall")
        self.expert = casting.person(Role.PARTNER, "theirs")

    def covenant(self) -> CovenantVersion:
        text = self._word("the text of a covenant", reads)
        today = timezone.localdate()
        with activate(self.tenant):
            CovenantDraft.objects.create(title=self._word("a draft", edits), text=self._word("a draft", edits))
            return CovenantVersion.objects.create(
                number=1,
                title=self._word("the title of a covenant", reads),
                text=text,
                text_hash=hash_of(text),
                published_at=timezone.now(),
                published_by=self.person,
                in_force_from=today,
                previous_counts_until=today,
            )

    def signed(self, version: CovenantVersion) -> None:
        organisation = self.casting.teams["theirs"].organisation

        def known_to(actor: Actor) -> bool:
            whole = Scope.TENANT in scopes_of(actor, "library.read")
            return whole or (reads(actor) and organisation.pk in actor.organisations)

        with activate(self.tenant):
            CovenantAcceptance.objects.create(
                organisation=organisation,
                covenant=version,
                person=self.person,
                person_name=self._word("who signed", known_to),
                at=timezone.now(),
                accepted_on=timezone.localdate(),
                text_hash=version.text_hash,
            )

    def document(self, standing: Standing, audience: str) -> Document:
        told = {name: self._word(f"{name} of a document", reads) for name in ("title", "summary", "owner")}
        with activate(self.tenant):
            document: Document = Document.objects.create(kind="protocol", audience=audience, **told)
            for number in (1, 2):
                current = number == 2 and audience == ForWhom.PUBLIC
                self._version(document, number, self._everybody if current else reads)
        return document

    def current(self, document: Document) -> DocumentVersion:
        with activate(self.tenant):
            found: DocumentVersion = document.versions.order_by("-number")[0]
        return found

    def question(self, state: str) -> Question:
        published = state == QuestionState.PUBLISHED
        raw = self._of_those_who_work_on_it
        names = ("heading", "question", "answer")
        told = {name: self._word(f"{name} as it is published", reads if published else edits) for name in names}
        now = timezone.now()
        with activate(self.tenant):
            return Question.objects.create(
                state=state,
                topic="wonen",
                asked=self._word("what was asked", raw),
                expert_answer=self._word("what the expert said", raw),
                asked_by=self.person,
                asked_team=self.casting.teams["town hall"],
                asked_at=now,
                expert=self.expert,
                expert_name=self._word("the name of an expert", reads if published else raw),
                declined_because=self._word("why a question was declined", edits),
                published_at=now,
                settled_at=now,
                **told,
            )

    def _version(self, document: Document, number: int, known_to: KnownTo) -> None:
        content = self._word(f"file {number} of a document", known_to).encode()
        version = DocumentVersion(
            tenant=self.tenant,
            document=document,
            number=number,
            file_name=f"{self._word('the name of a file', known_to)}.pdf",
            media_type="application/pdf",
            size=len(content),
            sha256=self._word("the hash of a file", lambda _actor: False),
            what_changed=self._word("what changed in a document", reads),
            added_at=timezone.now(),
            added_by=self.person,
        )
        version.file.save("x", ContentFile(content), save=False)
        version.save()

    def _of_those_who_work_on_it(self, actor: Actor) -> bool:
        mine = actor.person is not None and actor.person.pk in {self.person.pk, self.expert.pk}
        return edits(actor) or mine

    def _everybody(self, actor: Actor) -> bool:
        return can(actor, "page_published.read").allowed

    def _word(self, what: str, known_to: KnownTo) -> str:
        tenant = self.tenant.pk
        return self.aviary.word(
            f"{what} in {self.tenant.slug}", lambda actor: actor.tenant.pk == tenant and known_to(actor)
        )
