"""The section of grounds on the page of a case: the ledger lies below and knows of no case."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.cases.sections import Section, Told, register_section
from portal.cases.selectors import CasePage
from portal.consent import selectors as consent
from portal.consent.models import Ground
from portal.consent.notices import DUTCH
from tenants.access import Actor, can


def of_case(actor: Actor, page: CasePage) -> Told:
    """What was recorded about this resident, as far as the actor may read it, and whether they may record more."""
    found = consent.grounds_about(actor, page.uid)
    titles = _titles(found)
    may_record = page.works and not page.closed and bool(can(actor, "ground.create"))
    return {"grounds": [(each, titles[each.uid]) for each in found], "may_record": may_record}


def _titles(found: Sequence[consent.GroundPage]) -> Mapping[UUID, str]:
    """What each is for, in the language of the page: `shown` is in that of the resident. One query."""
    rows = Ground.objects.filter(uid__in=[each.uid for each in found]).values_list("uid", "purpose__texts")
    texts = {uid: said.get(get_language() or DUTCH) or said.get(DUTCH, {}) for uid, said in rows}
    return {each.uid: texts[each.uid].get("title") or each.shown.get("title", "") for each in found}


def register() -> None:
    title, template = _("Afspraken over delen"), "cases/sections/grounds.html"
    register_section(Section("grondslagen", title, template, of_case, order=10))
