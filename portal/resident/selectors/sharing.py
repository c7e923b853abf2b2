"""From the ledger and the access table to sentences: what an organisation knows, why, and what stops with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.cases.models import Case, CaseAccess
from portal.cases.telling import would_stop
from portal.cases.words import Level, Source
from portal.consent import policies as consent_policies
from portal.consent.models import DataCategory, Ground
from portal.consent.notices import DUTCH
from portal.consent.services.ending import OBJECTION_DAYS
from portal.consent.words import EventKind, GroundKind, PartyKind
from portal.resident.selectors.shapes import Objection, Said, Share
from tenants.access import Actor

NAMED = frozenset({PartyKind.RECEIVER, PartyKind.CONTROLLER})


@dataclass
class Standing:
    """What stands about a resident today, read once.

    Args:
        grounds: those that count, with their purpose, parties and events.
        rows: what the access table opens, by the id of the team.
        names: of the kinds of data, by code and language.
        ending: what would stop with each ground besides, told by the rooms that it is of.
    """

    actor: Actor
    case: Case
    grounds: list[Ground]
    rows: dict[int, list[CaseAccess]]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ending: Mapping[UUID, tuple[str, ...]] = field(default_factory=dict)


def read(actor: Actor, case: Case) -> Standing:
    """Five queries, and one of each room that tells what would stop, however much there is."""
    today = timezone.localdate()
    grounds = Ground.objects.visible_to(actor).standing(today).about(case.subject)
    rows: dict[int, list[CaseAccess]] = {}
    opening = CaseAccess.objects.visible_to(actor).standing(today).filter(case=case)
    for row in opening.select_related("team__organisation").order_by("-level", "pk"):
        rows.setdefault(row.team_id, []).append(row)
    named = grounds.select_related("purpose", "recorded_by")
    found = list(named.prefetch_related("parties__team__organisation", "events"))
    words = dict(DataCategory.objects.values_list("code", "names"))
    return Standing(actor, case, found, rows, words, would_stop([ground.uid for ground in found]))


def shares_of(standing: Standing, team: int) -> Iterable[Share]:
    """Everything that this team knows: by leading the case, by the grounds that name it, by what is open to it."""
    rows = standing.rows.get(team, [])
    leads = any(row.source == Source.LEAD for row in rows)
    named = [ground for ground in standing.grounds if _names(ground, team, {PartyKind.RECEIVER})]
    if not named and not leads:
        named = [ground for ground in standing.grounds if _names(ground, team, NAMED)]
    if leads:
        yield _of_lead()
    yield from (_of_ground(standing, ground, rows) for ground in named)
    if rows and not named and not leads:
        yield _of_row(rows[0])


def _of_lead() -> Share:
    return Share(
        ground=None,
        what=(Said(_("Uw naam, uw adres en hoe wij u bereiken")), Said(_("Wat u hebt verteld over uw situatie"))),
        why=Said(_("Hier werkt uw contactpersoon. Die moet weten wie u bent om u te kunnen helpen.")),
        allowed=_("U vroeg hier om hulp."),
        until=_("Zolang de hulp duurt."),
    )


def _of_row(row: CaseAccess) -> Share:
    """A team that may open the case by a record that names it in another part than as a receiver."""
    said = {
        Level.MINIMUM: _("Waarvoor u hulp vraagt, uw wijk en uw taal"),
        Level.AGREED: _("Uw voornaam en wat is afgesproken"),
        Level.ALL: _("Alles wat in uw dossier staat"),
    }
    return Share(
        ground=None,
        what=(Said(said[Level(row.level)]),),
        why=Said(_("Dit team werkt mee aan uw hulp.")),
        allowed=_("Dat is met u afgesproken."),
        until=_until(row.until) if row.until is not None else _("Zolang de hulp duurt."),
    )


def _of_ground(standing: Standing, ground: Ground, rows: list[CaseAccess]) -> Share:
    """What the record names; and when the team may open all of the dossier by it, that as well."""
    whole = any(row.ground_uid == ground.uid and row.level >= Level.ALL for row in rows)
    consent = ground.kind == GroundKind.CONSENT
    may_object = bool(consent_policies.may_object(standing.actor, ground))
    return Share(
        ground=ground.uid,
        what=(*(_category(standing, code) for code in ground.categories), *(_whole_dossier() if whole else ())),
        why=_why(ground),
        allowed=_allowed(ground),
        until=_until(ground.valid_until),
        article=ground.article if ground.kind == GroundKind.STATUTORY else "",
        may_stop=bool(consent_policies.may_end(standing.actor, ground)),
        may_object=may_object,
        stops=tuple(_stops(standing, ground)) if consent else (),
        goes_on=tuple(_goes_on(standing, ground)) if consent else _goes_on_meanwhile(),
        handler=str(ground.recorded_by) if ground.recorded_by is not None else "",
        answer_by=None if consent else timezone.localdate() + timedelta(days=OBJECTION_DAYS),
        objection=_objection(ground),
    )


def _until(day: date) -> str:
    return _("Tot en met %(day)s.") % {"day": date_format(day, "DATE_FORMAT")}


def _whole_dossier() -> tuple[Said]:
    return (Said(_("Zij mogen uw hele dossier bij ons openen.")),)


def _category(standing: Standing, code: str) -> Said:
    names = standing.names.get(code, {})
    language = get_language() or DUTCH
    return Said(names[language]) if language in names else Said(names.get(DUTCH, code), DUTCH)


def _why(ground: Ground) -> Said:
    """What the resident was shown, in that language; else the text of today in theirs."""
    language = get_language() or DUTCH
    if ground.language == language and "why" not in ground.shown.get("in_dutch", ()):
        return Said(str(ground.shown["why"]))
    texts = ground.purpose.texts
    return Said(texts[language]["why"]) if language in texts else Said(texts.get(DUTCH, ground.shown)["why"], DUTCH)


def _allowed(ground: Ground) -> str:
    day = date_format(timezone.localtime(ground.given_at), "DATE_FORMAT")
    return {
        GroundKind.CONSENT: _("U zei ja op %(day)s."),
        GroundKind.STATUTORY: _("De wet geeft deze taak. Dat is u verteld op %(day)s."),
        GroundKind.VITAL: _("Er was direct gevaar voor u of voor iemand anders. Dat was op %(day)s."),
        GroundKind.AGREEMENT: _("Het is nodig voor de afspraak die u met ons maakte op %(day)s."),
    }[GroundKind(ground.kind)] % {"day": day}


def _stops(standing: Standing, ground: Ground) -> Iterable[str]:
    for team, name in receivers(ground):
        if other_ways(standing, team, ground):
            yield _("%(name)s krijgt door deze toestemming niets meer van u.") % {"name": name}
        else:
            yield _("%(name)s ziet niets meer van u.") % {"name": name}
    yield from standing.ending.get(ground.uid, ())


def _goes_on(standing: Standing, ground: Ground) -> Iterable[str]:
    lead = standing.case.lead_team.organisation.name
    yield _("Uw hulp bij %(name)s. U krijgt niet minder hulp.") % {"name": lead}
    for team, name in receivers(ground):
        if other_ways(standing, team, ground):
            yield _("%(name)s ziet nog iets van u om een andere reden. Die staat op deze pagina.") % {"name": name}
    yield _("U kunt later opnieuw ja zeggen.")


def _goes_on_meanwhile() -> tuple[str, ...]:
    return (_("Het delen, tot u antwoord krijgt."), _("Uw hulp. U krijgt niet minder hulp."))


def receivers(ground: Ground) -> list[tuple[int, str]]:
    """The teams that get something by this ground, each with its name as it stood."""
    return [(party.team_id, party.name) for party in ground.parties.all() if party.kind == PartyKind.RECEIVER]


def other_ways(standing: Standing, team: int, ground: Ground) -> bool:
    """Whether this team still knows something when this ground ends."""
    opened = any(row.ground_uid != ground.uid for row in standing.rows.get(team, []))
    return opened or any(each.pk != ground.pk and _names(each, team, NAMED) for each in standing.grounds)


def _names(ground: Ground, team: int, kinds: Iterable[str]) -> bool:
    return any(party.team_id == team and party.kind in kinds for party in ground.parties.all())


def _objection(ground: Ground) -> Objection | None:
    events = [each for each in ground.events.all() if each.kind in (EventKind.OBJECTED, EventKind.OBJECTION_DISMISSED)]
    if not events:
        return None
    asked = [each for each in events if each.kind == EventKind.OBJECTED][-1]
    decided = events[-1].at if events[-1].kind == EventKind.OBJECTION_DISMISSED else None
    return Objection(asked.at, asked.handler_name, asked.answer_by, decided)
