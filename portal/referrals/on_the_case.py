"""The section of referrals on the page of a case, and which files belong to one."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from portal.cases.files.belonging import register_belonging
from portal.cases.models import Case
from portal.cases.sections import Section, Told, register_section
from portal.cases.selectors import CasePage
from portal.cases.words import Source
from portal.referrals.models import Referral
from tenants.access import Actor, can

MOST = 50


def of_case(actor: Actor, page: CasePage) -> Told:
    """The referrals of this case that the actor may see, the newest first. One query."""
    rows = Referral.objects.visible_to(actor).filter(case__uid=page.uid).order_by("-made_at", "-pk")
    named = rows.select_related("kind", "sender_team", "receiver_team").defer(
        "question", "explanation", "answers", "agreed", "advice", "place"
    )
    may_refer = page.works and not page.closed and bool(can(actor, "referral_draft.create"))
    return {"referrals": list(named[:MOST]), "may_refer": may_refer}


def is_of_case(actor: Actor, case: Case, uid: UUID) -> bool:
    """Whether a file may be added for this referral."""
    return bool(Referral.objects.visible_to(actor).filter(case=case, uid=uid).exists())


def register() -> None:
    register_section(Section("doorverwijzingen", _("Doorverwijzingen"), "referrals/of_case.html", of_case, order=20))
    register_belonging(Source.REFERRAL, is_of_case)
