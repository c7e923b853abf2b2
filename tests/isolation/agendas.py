"""Items of agendas: of a meeting of our team, of another one, of the other portal. Only teams with a ground hear."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.agendas.models import AgendaItem, AnonymousLink, ItemAction, ItemAddition
from portal.cases.models import Case, CaseAccess
from portal.cases.words import WORK_WITH_CASES, Level, Source
from portal.meetings.models import Invitation, Meeting
from tenants.access import Actor, Role, Scope, scopes_of
from tenants.context import activate
from tests.isolation.canaries import KnownTo
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting

Objects = dict[str, dict[Standing, Any]]
TEXTS = ("question", "tried", "wanted", "note", "decision", "message", "moved_because")


def agendas(here: Casting, there: Casting) -> Objects:
    """A meeting today for each, with an item by name that can be prepared, one that was heard, and a bottleneck."""
    whose = {
        Standing.OWN: (here, "ours", "EIGEN7"),
        Standing.OTHER_ORGANISATION: (here, "theirs", "ANDER7"),
        Standing.FOREIGN: (there, "ours", "VER777"),
    }
    objects: Objects = {}
    for standing, (casting, team, code) in whose.items():
        for label, found in _Table(casting, team, code).set().items():
            objects.setdefault(label, {})[standing] = found
    return objects


class _Table:
    """Plants the meeting of one team."""

    def __init__(self, casting: Casting, whose: str, code: str) -> None:
        self.casting, self.tenant, self.team, self.code = casting, casting.tenant, casting.teams[whose], code
        self.organiser = casting.person(Role.ORGANISER, "town hall", also_known_to=self._takes_part)
        self.writer = casting.person(Role.PARTNER, whose, also_known_to=self._takes_part)

    def set(self) -> dict[str, Any]:
        """The objects by label."""
        with activate(self.tenant):
            meeting = self._meeting()
            case = self._case()
            by_name = self._item(meeting, case=case, position=1)
            heard = self._item(
                meeting, case=case, position=2, state="heard", started_at=timezone.now(), ended_at=timezone.now()
            )
            anonymous = self._item(meeting, position=3, code="A-7777", district=self._word("the district", self._hears))
            AnonymousLink.objects.create(item=anonymous, case=case)
            bottleneck = AgendaItem.objects.create(
                meeting=meeting, kind="bottleneck", title=self._word("a bottleneck", self._takes_part),
                question=self._word("the text of a bottleneck", self._takes_part), author=self.writer,
                author_team=self.team, state="admitted", position=4,
            )  # fmt: skip
            action = ItemAction.objects.create(
                item=heard, what=self._word("an action", self._hears), team=self.team, due_on=timezone.localdate()
            )
            ItemAddition.objects.create(
                item=heard, author=self.writer, by_whom="Iemand", at=timezone.now(),
                text=self._word("an addition", self._hears),
            )  # fmt: skip
        return {
            "agendas.Meeting": meeting, "agendas.AgendaItem": by_name, "agendas.Heard": heard,
            "agendas.Bottleneck": bottleneck, "agendas.ItemAction": action,
        }  # fmt: skip

    def _meeting(self) -> Meeting:
        start = timezone.now() + timedelta(minutes=1)
        made: Meeting = Meeting.objects.create(
            kind="cases", title=self._word("the title", self._takes_part), starts_at=start,
            ends_at=start + timedelta(hours=2), organiser=self.organiser, state="invited",
            organiser_team=self.casting.teams["town hall"],
        )  # fmt: skip
        Invitation.objects.create(meeting=made, team=self.team)
        return made

    def _case(self) -> Case:
        case = Case(
            code=f"C-{self.code}", lead=self.writer, lead_team=self.team, opened_at=timezone.now(),
            birth_date="1980-12-31", first_name="Proef", last_name="Voorbeeld",
        )  # fmt: skip
        case.save()
        CaseAccess.objects.create(case=case, team=self.team, source=Source.LEAD, source_uid=case.uid, level=Level.ALL)
        return case

    def _item(self, meeting: Meeting, **given: Any) -> AgendaItem:
        values = {"state": "admitted", "opens_at": timezone.now() - timedelta(days=1), "opens_for": meeting.starts_at}
        made: AgendaItem = AgendaItem.objects.create(
            meeting=meeting, kind="case", author=self.writer, author_team=self.team,
            **{name: self._word(f"{name} of an item", self._hears) for name in TEXTS}, **{**values, **given},
        )  # fmt: skip
        return made

    def _hears(self, actor: Actor) -> bool:
        """Who works with cases in the team. Whoever organises, oversees or administers hears nothing."""
        works = self.team.organisation_id in actor.organisations_as(*WORK_WITH_CASES)
        return actor.tenant.pk == self.tenant.pk and works and self.team.pk in actor.teams

    def _takes_part(self, actor: Actor) -> bool:
        scopes = scopes_of(actor, "meeting.read")
        whole = bool(scopes & {Scope.TENANT, Scope.NETWORK})
        involved = Scope.INVOLVED in scopes and self.team.pk in actor.teams
        return actor.tenant.pk == self.tenant.pk and (whole or involved)

    def _word(self, what: str, known_to: KnownTo) -> str:
        return str(self.casting.aviary.word(f"{what} of {self.code} in {self.tenant.slug}", known_to))
