"""Bringing something to the table."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.agendas import audit_actions, opening, policies, telling
from portal.agendas.models import AgendaItem, AnonymousLink
from portal.agendas.models.item import MOST_TEXT, MOST_TITLE
from portal.agendas.models.sight import grounds
from portal.agendas.words import MINUTES, ItemKind, ItemState
from portal.cases.models import Case
from portal.cases.words import CaseState
from portal.consent.numbering import signs
from portal.meetings.models import Meeting
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid
from tenants.sight import looking_past

TEXTS = ("question", "tried", "wanted")
# A name of two letters stands in half of all words.
SHORTEST_NAME = 3


@dataclass(frozen=True, repr=False)
class Proposal:
    """An item as somebody writes it.

    Args:
        case: of an item about a case.
        anonymous: the table hears a code and a district. Else each team needs a ground of its own.
    """

    kind: ItemKind
    question: str = ""
    title: str = ""
    tried: str = ""
    wanted: str = ""
    minutes: int = 15
    case: UUID | None = None
    anonymous: bool = True
    emergency: bool = False


@transaction.atomic
def propose(actor: Actor, *, meeting: UUID, proposal: Proposal) -> AgendaItem:
    """Bring something to a meeting. Of who runs it, it stands on the agenda at once; of others the chair decides.

    About a case: whoever may open all of it, for the team by which they may.

    Raises:
        NotFound: no such meeting, or no such case, for this actor.
        Refused: it is too late, or not a meeting for this.
        Invalid: something cannot be as it was written; told per field.
    """
    found: Meeting = (
        Meeting.objects.visible_to(actor).select_related("chair", "organiser").get_or_not_found(uid=meeting)
    )
    about_a_case = proposal.kind == ItemKind.CASE
    require(policies.may_propose(actor, found, about_a_case=about_a_case))
    case = _case(actor, proposal) if about_a_case else None
    _judge(proposal, case, found)
    assert actor.person is not None
    assert actor.team is not None
    item = AgendaItem(
        meeting=found, kind=proposal.kind, author=actor.person, author_team_id=_team(actor, case),
        minutes=proposal.minutes, emergency=proposal.emergency, position=_last(found) + 1,
        title="" if about_a_case else proposal.title.strip(),
        **{name: getattr(proposal, name).strip() for name in TEXTS},
    )  # fmt: skip
    if case is not None and proposal.anonymous:
        item.code, item.district = f"A-{signs(4)}", case.district
    else:
        item.case = case
    opening.count(item, found)
    item.save()
    if case is not None and proposal.anonymous:
        AnonymousLink.objects.create(item=item, case=case)
    record(actor, audit_actions.PROPOSED, item, kind=str(proposal.kind), anonymous=int(proposal.anonymous))
    if policies.leads(actor, found):
        item.state = ItemState.ADMITTED
        item.save(update_fields=["state"])
    else:
        telling.item_proposed(actor, item)
    return item


def _case(actor: Actor, proposal: Proposal) -> Case:
    if proposal.case is None:
        said = _("Kies over welke casus het gaat.")
        raise Invalid(said, {"case": said})
    found: Case = Case.objects.whole_to(actor).get_or_not_found(uid=proposal.case)
    if found.state == CaseState.CLOSED:
        said = _("Deze casus is afgesloten. Heropen hem eerst.")
        raise Invalid(said, {"case": said})
    return found


def _team(actor: Actor, case: Case | None) -> int:
    """The team that the actor works for, when that opens the case; else the one that does."""
    assert actor.team is not None
    if case is None:
        return actor.team.pk
    teams = list(grounds(actor).filter(case=case).order_by("team").values_list("team", flat=True))
    return actor.team.pk if actor.team.pk in teams else int(teams[0])


def _last(meeting: Meeting) -> int:
    with looking_past("agendas.slots"):
        return int(AgendaItem.objects.filter(meeting=meeting).aggregate(most=Max("position"))["most"] or 0)


def _judge(proposal: Proposal, case: Case | None, meeting: Meeting) -> None:
    wrong = {}
    if case is None and not proposal.title.strip():
        wrong["title"] = _("Vul in waar het over gaat.")
    if len(proposal.title.strip()) > MOST_TITLE:
        wrong["title"] = _("Maak dit korter.")
    if case is not None and not proposal.question.strip():
        wrong["question"] = _("Schrijf op wat u aan tafel wilt vragen.")
    if proposal.minutes not in MINUTES:
        wrong["minutes"] = _("Kies hoeveel tijd u nodig hebt.")
    if proposal.emergency and timezone.localdate(meeting.starts_at) != timezone.localdate():
        wrong["emergency"] = _("Een spoedpunt is voor een bijeenkomst van vandaag.")
    for name in TEXTS:
        written = getattr(proposal, name)
        if len(written.strip()) > MOST_TEXT:
            wrong[name] = _("Maak dit korter.")
        elif case is not None and proposal.anonymous and _names(case, written):
            wrong[name] = _("Hier staat iets waaraan de tafel de inwoner herkent. Haal dat weg of vraag om een grond.")
    if wrong:
        raise Invalid(_("Dit punt kan zo nog niet. Kijk bij de velden."), wrong)


def _names(case: Case, written: str) -> bool:
    """Whether something that tells who the resident is stands in the text, with whatever between its signs."""
    text = "".join(each for each in written.casefold() if each.isalnum())
    words = {"".join(filter(str.isalnum, each)) for each in written.casefold().split()}
    names = {case.first_name.casefold(), *case.last_name.casefold().split()}
    year, month, day = [*case.birth_date.split("-"), "", "", ""][:3]
    whole = {case.code, case.telephone, case.email, case.address, f"{day}{month}{year}", f"{year}{month}{day}"}
    told = {"".join(filter(str.isalnum, each.casefold())) for each in whole}
    return bool(words & {each for each in names if len(each) >= SHORTEST_NAME}) or any(
        len(each) > SHORTEST_NAME and each in text for each in told
    )
