"""What the resident's own page tells of referrals: how each goes, and what stops with a ground."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.telling import Lamp, Matter, register_look, register_matters, register_stopping
from portal.referrals import audit_actions
from portal.referrals.models import Referral, VolunteerMatch
from portal.referrals.models.matching import MATCHING
from portal.referrals.selectors import ResidentLine, of_resident
from portal.referrals.states import RUNNING
from portal.referrals.words import Light, TalkWay
from tenants.access import Actor

LAMPS = {Light.GREEN: Lamp.GREEN, Light.AMBER: Lamp.AMBER, Light.RED: Lamp.RED, Light.PAUSED: Lamp.GREY}

WHERE = {
    "": gettext_lazy("Waar:"), TalkWay.PLACE: gettext_lazy("Waar:"), TalkWay.TELEPHONE: gettext_lazy("Telefoon:"),
    TalkWay.LINK: gettext_lazy("Videolink:"),
}  # fmt: skip


def matters(actor: Actor, subject: UUID) -> Iterable[Matter]:
    """Each referral about this resident, the newest first. Two queries."""
    lines = of_resident(actor, subject)
    last = _last_days(actor, lines)
    return [_matter(line, last.get(line.uid)) for line in lines]


def _last_days(actor: Actor, lines: Iterable[ResidentLine]) -> Mapping[UUID, date]:
    """Until when a volunteer helps, by the uid of the referral."""
    rows = VolunteerMatch.objects.visible_to(actor).running()
    running = rows.filter(referral__uid__in=[line.uid for line in lines], referral__state__in=sorted(MATCHING))
    return dict(running.order_by("until").values_list("referral__uid", "until"))


def _helped_until(last_day: date | None) -> str:
    if last_day is None:
        return ""
    told = {"day": date_format(last_day, "j E Y")}
    return _("Een vrijwilliger helpt u tot en met %(day)s. Die ziet uw voornaam en wat is afgesproken.") % told


def _matter(line: ResidentLine, last_day: date | None) -> Matter:
    when, where = "", ""
    if line.appointment_at is not None and line.light != Light.PAUSED:
        when = date_format(timezone.localtime(line.appointment_at), "l j E, H.i")
        where = line.place
    elif line.expected_on is not None and line.light != Light.PAUSED:
        when = date_format(line.expected_on, "j E Y")
    return Matter(
        title=line.kind,
        lamp=LAMPS[line.light],
        state_word=_("%(lamp)s: %(word)s") % {"lamp": _colour(line.light), "word": line.word},
        next_step=line.next_step or _("U hoeft niets te doen."),
        when=when,
        where=where,
        where_word=str(WHERE[line.appointment_way]) if where else "",
        note=_helped_until(last_day),
        contact=line.contact,
        organisation=line.organisation,
        since=line.since.date() if line.since else None,
        runs=line.light != Light.PAUSED,
        asks=line.uid if line.may_say_whether_it_helped else None,
        helped=line.helped,
    )


def _colour(light: Light) -> str:
    return {
        Light.GREEN: _("Groen"), Light.AMBER: _("Oranje"), Light.RED: _("Rood"), Light.PAUSED: _("Grijs"),
    }[light]  # fmt: skip


def would_stop(grounds: Sequence[UUID]) -> Mapping[UUID, Sequence[str]]:
    """What would stop with each ground, by kind of help and organisation. One query."""
    rows = Referral.objects.filter(ground__uid__in=grounds, state__in=sorted(RUNNING))
    told: dict[UUID, list[str]] = {}
    for each in rows.select_related("kind", "receiver_team__organisation", "ground"):
        if each.ground is not None:
            told.setdefault(each.ground.uid, []).append(_said(each))
    return told


def stopped(uids: Sequence[UUID]) -> Mapping[UUID, str]:
    """What stopped, from the uids that the ledger kept. One query."""
    rows = Referral.objects.filter(uid__in=uids).select_related("kind", "receiver_team__organisation")
    return {each.uid: _said(each) for each in rows}


def _said(referral: Referral) -> str:
    told = {"kind": referral.kind.title, "name": referral.receiver_team.organisation if referral.receiver_team else ""}
    if not told["name"]:
        return _("De hulpvraag %(kind)s") % told
    return _("De hulpvraag %(kind)s bij %(name)s") % told


def register() -> None:
    register_matters(matters)
    register_stopping(would_stop, kind="referral", stopped=stopped)
    register_look(audit_actions.ASSESSED, gettext_lazy("opende uw gegevens, om te kijken of zij u kunnen helpen."))
    register_look(audit_actions.MATCH_SEEN, gettext_lazy("zag uw voornaam en wat is afgesproken."))
    register_look(audit_actions.OPENED, gettext_lazy("bekeek uw hulpvraag en uw gegevens."))
