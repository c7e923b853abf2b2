"""Reading letters: which there are, and one as it would be printed. Looking at one is a line in the log."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from portal.cases.models import Case
from portal.cases.selectors import CasePage
from portal.letters import audit_actions
from portal.letters.filling import Letter, compose
from portal.letters.models import LetterTemplate
from portal.referrals.models import Referral
from tenants.access import Actor
from tenants.audit import record


def templates(actor: Actor) -> list[LetterTemplate]:
    """All templates, also those that are switched off. One query."""
    return list(LetterTemplate.objects.visible_to(actor))


def template(actor: Actor, uid: UUID) -> LetterTemplate:
    """One template. One query.

    Raises:
        NotFound: there is none.
    """
    found: LetterTemplate = LetterTemplate.objects.visible_to(actor).get_or_not_found(uid=uid)
    return found


def of_case(actor: Actor, page: CasePage) -> Mapping[str, Any] | None:
    """The letters that can be written from the page of a case. One query."""
    if not page.works:
        return None
    return {"letters": list(LetterTemplate.objects.visible_to(actor).filter(active=True))}


def letters_of_case(actor: Actor, *, case_uid: UUID, referral_uid: UUID | None) -> tuple[str, list[LetterTemplate]]:
    """The code of the case, and the letters to choose from. At most three queries and what the policy asks.

    Raises:
        NotFound: the case or the referral is not there for this actor.
    """
    case = case_to_write_to(actor, case_uid)
    if referral_uid is not None:
        Referral.objects.visible_to(actor).filter(case=case).get_or_not_found(uid=referral_uid)
    return case.code, list(LetterTemplate.objects.visible_to(actor).filter(active=True))


def case_to_write_to(actor: Actor, uid: UUID) -> Case:
    """The case whose resident is written to: only a team that may open all of it writes.

    Raises:
        NotFound: no such case for this actor, or not all of it is open to them.
    """
    rows = Case.objects.whole_to(actor).select_related("lead", "lead_team")
    found: Case = rows.get_or_not_found(uid=uid)
    return found


def what_it_is_of(
    actor: Actor, *, case_uid: UUID, code: str, referral_uid: UUID | None
) -> tuple[Case, LetterTemplate, Referral | None]:
    """The case, the template and the referral of a letter. At most three queries and what the policy asks.

    Raises:
        NotFound: one of them is not there for this actor, or the referral is of another case.
    """
    case = case_to_write_to(actor, case_uid)
    found: LetterTemplate = LetterTemplate.objects.visible_to(actor).filter(active=True).get_or_not_found(code=code)
    if referral_uid is None:
        return case, found, None
    rows = Referral.objects.visible_to(actor).filter(case=case).select_related("contact_person")
    referral: Referral = rows.get_or_not_found(uid=referral_uid)
    return case, found, referral


@transaction.atomic
def letter(
    actor: Actor, *, case_uid: UUID, code: str, referral_uid: UUID | None, language: str, own_page: str
) -> Letter:
    """A letter as it would be printed. Written down as read. At most eight queries.

    Args:
        language: empty for the language of the resident.

    Raises:
        NotFound: the case, the template or the referral is not there for this actor.
    """
    case, found, referral = what_it_is_of(actor, case_uid=case_uid, code=code, referral_uid=referral_uid)
    record(actor, audit_actions.SHOWN, case, letter=found.pk)
    return compose(actor, case, found, referral=referral, language=language or case.language, own_page=own_page)
