"""Cases of our organisation, of another one, of a team in which nobody knocks, and of the other portal."""

from typing import Any

from django.utils import timezone

from portal.cases.models import BreakGlass, Case, CaseAccess
from portal.cases.words import WORK_WITH_CASES, Level, Source
from tenants.access import Actor, Role, Scope, scopes_of
from tenants.context import activate
from tenants.models import OrganisationKind, Team
from tests.factories.tenants import make_organisation
from tests.isolation.canaries import KnownTo
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting

Objects = dict[str, dict[Standing, Any]]
WHOLE = ("last_name", "telephone", "email", "address", "safe_contact", "situation")


def cases(here: Casting, there: Casting) -> Objects:
    """Our case is open to the town hall as far as what was agreed; that of the other organisation as a minimum."""
    quiet = make_organisation(here.tenant, "Stille Hulp", OrganisationKind.WELFARE)
    town_hall = here.teams["town hall"]
    planted = {
        Standing.OWN: _Folder(here, here.teams["ours"], "C-EIGEN2").case(town_hall, Level.AGREED),
        Standing.OTHER_ORGANISATION: _Folder(here, here.teams["theirs"], "C-ANDER2").case(town_hall, Level.MINIMUM),
        Standing.HIDDEN: _Folder(here, quiet, "C-STIL22").case(),
        Standing.FOREIGN: _Folder(there, there.teams["ours"], "C-VER222").case(),
    }
    objects: Objects = {}
    for standing, (case, opening) in planted.items():
        objects.setdefault("cases.Case", {})[standing] = case
        if standing in {Standing.OWN, Standing.FOREIGN}:
            objects.setdefault("cases.BreakGlass", {})[standing] = opening
    return objects


class _Folder:
    """Plants a case of one team."""

    def __init__(self, casting: Casting, team: Team, code: str) -> None:
        self.casting, self.tenant, self.team, self.code = casting, casting.tenant, team, code
        self.reader: Team | None = None
        self.level = 0

    def case(self, reader: Team | None = None, level: Level = Level.MINIMUM) -> tuple[Case, BreakGlass]:
        self.reader, self.level = reader, level
        lead = self._person(Role.PARTNER, self.team, self._named_to)
        officer = self.casting.person(Role.PRIVACY_OFFICER, "town hall", also_known_to=self._reviews)
        with activate(self.tenant):
            case = Case(
                code=self.code,
                lead=lead,
                lead_team=self.team,
                opened_at=timezone.now(),
                birth_date="1980-12-31",
                district=self._word("the district", self._opens(Level.MINIMUM)),
                first_name=self._word("the first name", self._opens(Level.AGREED)),
                **{name: self._word(name, self._opens(Level.ALL)) for name in WHOLE},
            )
            case.save()
            self._access(case, self.team, Source.LEAD, Level.ALL)
            if reader is not None:
                self._access(case, reader, Source.REFERRAL, level)
            now = timezone.now()
            opening = BreakGlass(
                case=case, person=officer, reason=self._word("why a glass was broken", self._reviews), at=now, until=now
            )
            opening.save()
        return case, opening

    def _access(self, case: Case, team: Team, source: Source, level: int) -> None:
        ground = None if source == Source.LEAD else case.uid
        CaseAccess.objects.create(
            case=case, team=team, source=source, source_uid=case.uid, ground_uid=ground, level=level
        )

    def _person(self, role: Role, team: Team, known_to: KnownTo) -> Any:
        whose = next((name for name, each in self.casting.teams.items() if each.pk == team.pk), "ours")
        return self.casting.person(role, whose, also_known_to=known_to)

    def _opens(self, level: int) -> KnownTo:
        """Who may open the case at this level: the team that leads it, and the one that was let in so far."""

        def known_to(actor: Actor) -> bool:
            works = bool(actor.organisations_as(*WORK_WITH_CASES)) and actor.tenant.pk == self.tenant.pk
            let_in = self.reader is not None and self.reader.pk in actor.teams and self.level >= level
            return works and (self.team.pk in actor.teams or let_in)

        return known_to

    def _named_to(self, actor: Actor) -> bool:
        """The contact person: to whoever may open the case, and to whoever administers the organisation."""
        administers = self.team.organisation_id in actor.organisations_as(Role.PARTNER_ADMIN)
        return self._opens(Level.MINIMUM)(actor) or administers

    def _reviews(self, actor: Actor) -> bool:
        return actor.tenant.pk == self.tenant.pk and Scope.TENANT in scopes_of(actor, "audit_log.read")

    def _word(self, what: str, known_to: KnownTo) -> str:
        return self.casting.aviary.word(f"{what} of {self.code} in {self.tenant.slug}", known_to)
