"""Everything that is known of the resident, chapter by chapter: GDPR article 15, read by themselves."""

from django.db import transaction

from portal.cases.models import Case
from portal.resident import audit_actions
from tenants.access import Actor
from tenants.audit import record
from tenants.retention import Section
from tenants.retention.subjects import reporters


@transaction.atomic
def everything(actor: Actor) -> tuple[Section, ...]:
    """The chapters of every room about who came in, and of nobody else.

    Raises:
        NotFound: the actor is nobody's resident, or their case is gone.
    """
    case: Case = Case.objects.visible_to(actor).filter(uid__in=actor.subjects).get_or_not_found()
    record(actor, audit_actions.TOLD_ALL, case)
    return tuple(
        Section(each.code, str(each.title), tuple(map(str, each.columns)), tuple(each.collect(case.subject)))
        for each in reporters()
    )
