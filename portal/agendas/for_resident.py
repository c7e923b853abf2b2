"""What the resident's own page tells of meetings: the messages that were written to them, and who looked."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.agendas import audit_actions
from portal.agendas.models import ResidentMessage
from portal.cases.telling import Lamp, Matter, register_look, register_matters
from tenants.access import Actor

MOST = 10


def matters(actor: Actor, subject: UUID) -> Iterable[Matter]:
    """Each message after a meeting, the newest first. One query."""
    rows = ResidentMessage.objects.visible_to(actor).filter(case__uid=subject)[:MOST]
    return [
        Matter(
            title=_("Bericht na een overleg over u"),
            lamp=Lamp.GREEN,
            state_word=date_format(timezone.localtime(each.at), "j E Y"),
            next_step=each.text,
            organisation=each.organisation,
            note=_("Dit bericht schreef %(name)s.") % {"name": each.organisation} if each.organisation else "",
            since=timezone.localtime(each.at).date(),
        )
        for each in rows
    ]


def register() -> None:
    register_matters(matters)
    register_look(audit_actions.READ, gettext_lazy("las wat er over u is besproken in een overleg."))
