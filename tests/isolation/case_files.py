"""A case of each standing with a file, a canary in every text and in the bytes."""

from typing import Any

from django.utils import timezone

from portal.cases.access import lead_from
from portal.cases.files.sealed import put_away
from portal.cases.models import Case, CaseDocument
from portal.cases.words import WORK_WITH_CASES
from tenants.access import Actor, Role
from tenants.context import activate
from tests.isolation.canaries import KnownTo
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting

Objects = dict[str, dict[Standing, Any]]
TEXTS = ("first_name", "last_name", "telephone", "address", "safe_contact", "situation", "district")


def case_files(here: Casting, there: Casting) -> Objects:
    """Ours, those of another organisation, and those of the other portal."""
    whose = {
        Standing.OWN: (here, "ours"),
        Standing.OTHER_ORGANISATION: (here, "theirs"),
        Standing.FOREIGN: (there, "ours"),
    }
    objects: Objects = {"cases.Case": {}, "cases.CaseDocument": {}}
    for standing, (casting, name) in whose.items():
        document = _file(casting, name)
        objects["cases.Case"][standing] = document.case
        objects["cases.CaseDocument"][standing] = document
    return objects


def _file(casting: Casting, whose: str) -> CaseDocument:
    team = casting.teams[whose]
    tenant = casting.tenant.pk

    def known_to(actor: Actor) -> bool:
        works = team.organisation_id in actor.organisations_as(*WORK_WITH_CASES)
        return actor.tenant.pk == tenant and works and team.pk in actor.teams

    person = casting.person(Role.PARTNER, whose, also_known_to=known_to)
    with activate(casting.tenant):
        told = {name: _word(casting, name, known_to) for name in TEXTS}
        number = Case.objects.count()
        case = Case(
            code=f"C-KAN{number:03}", lead=person, lead_team=team, opened_at=timezone.now(), birth_date="1980-12-31",
            **told,
        )  # fmt: skip
        case.save()
        lead_from(case, team)
        document = CaseDocument(
            tenant=casting.tenant,
            case=case,
            title=f"{_word(casting, 'the name of a file', known_to)}.txt",
            description=_word(casting, "what a file is", known_to),
            content_type="text/plain; charset=utf-8",
            added_by=person,
            added_for=team,
            at=timezone.now(),
        )
        put_away(document, _word(casting, "the bytes of a file", known_to).encode())
        document.save()
    return document


def _word(casting: Casting, what: str, known_to: KnownTo) -> str:
    return casting.aviary.word(f"{what} of a case in {casting.tenant.slug}", known_to)
