"""Asking to mend what is wrong in a file, and answering it."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from portal.cases.models import Case
from portal.notifications.services import notify
from portal.resident import audit_actions, policies
from portal.resident.models import MOST_ANSWER, MOST_ASKED, CorrectionRequest, Result
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.database.turns import wait_for_turn
from tenants.errors import Invalid, Refused

# GDPR article 12(3): an answer within one month of the request.
ANSWER_DAYS = 30
MOST_WAITING = 3
KIND = "resident.correction_asked"


@sensitive_variables("wrong")
@transaction.atomic
def ask_correction(actor: Actor, *, subject: UUID, wrong: str) -> CorrectionRequest:
    """Tell that something in the file is wrong. The contact person hears that there is something, and where.

    Raises:
        NotFound: no such case of this actor.
        Refused: the actor is not the resident, or enough requests wait already.
        Invalid: nothing was written, or too much.
    """
    require(can(actor, "correction.create"))
    case: Case = Case.objects.visible_to(actor).filter(uid__in=actor.subjects).get_or_not_found(uid=subject)
    wait_for_turn(case)  # a resident changes nothing in the case, so the database lets nobody of them lock it
    if CorrectionRequest.objects.visible_to(actor).filter(case=case).waiting().count() >= MOST_WAITING:
        raise Refused(_("Er wachten al vragen op een antwoord. Wacht daar eerst op, of bel uw contactpersoon."))
    now = timezone.now()
    made = CorrectionRequest(
        case=case,
        wrong=_written(wrong, "wrong", MOST_ASKED, _("Vul in wat er niet klopt.")),
        asked_at=now,
        answer_by=timezone.localdate(now) + timedelta(days=ANSWER_DAYS),
    )
    made.save()
    record(actor, audit_actions.ASKED, made, case=case.pk)
    # The case's code tells nothing of who it is about; the text is read in the portal alone.
    notify(KIND, recipients=[case.lead], url=_address(made), subject=case.code, key=str(made.uid))
    return made


@sensitive_variables("answer")
@transaction.atomic
def answer_correction(actor: Actor, *, uid: UUID, result: str, answer: str) -> CorrectionRequest:
    """Answer a request. The resident reads it on their own page.

    Args:
        result: a value of `Result`.
        answer: what was done, or why not, in plain words.

    Raises:
        NotFound: no such request for this actor.
        Refused: it was answered already, or the actor may not.
        Invalid: nothing was written or chosen, or too much.
    """
    found: CorrectionRequest = CorrectionRequest.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    require(policies.may_answer(actor, found))
    if result not in Result.values:
        raise Invalid(_("Kies wat ermee is gebeurd."), {"result": _("Kies wat ermee is gebeurd.")})
    found.answer = _written(answer, "answer", MOST_ANSWER, _("Schrijf een antwoord voor de inwoner."))
    found.result, found.answered_at, found.answered_by = result, timezone.now(), actor.person
    found.save(update_fields=["answer", "result", "answered_at", "answered_by"])
    record(actor, audit_actions.ANSWERED, found, case=found.case_id, result=result)
    return found


@sensitive_variables("text", "plain")
def _written(text: str, name: str, most: int, otherwise: str) -> str:
    plain = text.strip()
    if not plain:
        raise Invalid(otherwise, {name: otherwise})
    if len(plain) > most:
        raise Invalid(_("Maak dit korter."), {name: _("Maak dit korter.")})
    return plain


def _address(made: CorrectionRequest) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("resident:correction", kwargs={"uid": made.uid}, urlconf=settings.ROOT_URLCONF)
