"""The way to a page of agendas, and the choices that its forms offer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.cases.models import Case
from portal.cases.words import CaseState
from tenants.access import Actor

MOST_CASES = 200
Trail = list[tuple[str, str]]


def to_list(title: str) -> Trail:
    """From the overview by the list of meetings."""
    return [(_("Mijn overzicht"), reverse("web:overview")), (_("Overleggen"), reverse("meetings:list")), (title, "")]


def case_choices(actor: Actor) -> list[tuple[str, str]]:
    """The running cases of which a team of the actor may open all, the newest first, by code. One query."""
    rows = Case.objects.whole_to(actor).filter(state=CaseState.OPEN).order_by("-opened_at", "-pk")
    return [(str(uid), code) for uid, code in rows.values_list("uid", "code")[:MOST_CASES]]
