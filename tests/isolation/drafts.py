"""Drafts of referrals: of a professional of ours, of one of another organisation, and of one of the other portal."""

from typing import Any

from django.utils import timezone

from portal.cases.models import Case, CaseAccess
from portal.cases.words import WORK_WITH_CASES, Level, Source
from portal.consent.models import Purpose
from portal.referrals.models import KindReceiver, Referral, ReferralKind
from tenants.access import Actor, Role, can
from tenants.context import activate
from tests.isolation.canaries import KnownTo, nobody
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting

Objects = dict[str, dict[Standing, Any]]


def drafts(here: Casting, there: Casting) -> Objects:
    """Nobody who knocks wrote any of them, so nobody may ever read a word of one. Kinds are for who refers."""
    objects: Objects = {"referrals.Draft": {}, "referrals.ReferralKind": {}, "referrals.KindReceiver": {}}
    planted = (
        (Standing.OWN, here, "ours", "EIGEN3"),
        (Standing.OTHER_ORGANISATION, here, "theirs", "ANDER3"),
        (Standing.FOREIGN, there, "ours", "VER333"),
    )
    for standing, casting, whose, code in planted:
        desk = _Desk(casting, whose, code)
        with activate(casting.tenant):
            kind, receiver = desk.kind()
            objects["referrals.ReferralKind"][standing] = kind
            objects["referrals.KindReceiver"][standing] = receiver
            objects["referrals.Draft"][standing] = desk.draft(kind)
    return objects


class _Desk:
    """Plants in one portal, for one team."""

    def __init__(self, casting: Casting, whose: str, code: str) -> None:
        self.casting, self.tenant, self.team, self.code = casting, casting.tenant, casting.teams[whose], code
        self.writer = casting.person(Role.PARTNER, whose, also_known_to=self._named_to)

    def kind(self) -> tuple[ReferralKind, KindReceiver]:
        purpose = Purpose.objects.first() or Purpose.objects.create(
            code="proef", ground="consent", texts={"nl": {"title": "Proef", "why": "Proef"}}
        )
        kind = ReferralKind.objects.create(
            code=f"soort-{self.code.lower()}",
            titles={"nl": self._word("the name of a kind", self._refers)},
            help_text=self._word("the help text of a kind", self._refers),
            purpose=purpose,
            fields=[{"name": "doel", "label": self._word("a question of a kind", self._refers), "type": "text"}],
        )
        condition = {"text": self._word("a condition of a receiver", self._refers)}
        return kind, KindReceiver.objects.create(kind=kind, team=self.team, conditions=[condition])

    def draft(self, kind: ReferralKind) -> Referral:
        case = Case(
            code=f"C-{self.code}", lead=self.writer, lead_team=self.team, opened_at=timezone.now(),
            birth_date="1980-12-31", first_name="Proef", last_name="Voorbeeld",
        )  # fmt: skip
        case.save()
        CaseAccess.objects.create(case=case, team=self.team, source=Source.LEAD, source_uid=case.uid, level=Level.ALL)
        made = Referral(
            number=f"D-{self.code}", kind=kind, case=case, sender=self.writer, sender_team=self.team,
            receiver_team=self.team, made_at=timezone.now(), question=self._word("the question of a draft", nobody),
            explanation=self._word("the explanation of a draft", nobody),
            answers={"doel": self._word("an answer of a draft", nobody)},
        )  # fmt: skip
        made.save()
        return made

    def _named_to(self, actor: Actor) -> bool:
        """The contact person of a case: to the team that may open it, and to who administers its organisation."""
        works = self.team.pk in actor.teams and bool(actor.organisations_as(*WORK_WITH_CASES))
        return works or self.team.organisation_id in actor.organisations_as(Role.PARTNER_ADMIN)

    def _refers(self, actor: Actor) -> bool:
        """Whoever works with cases or with settings, in this portal."""
        able = can(actor, "case.create") or can(actor, "settings.read") or can(actor, "referral_sent.read")
        return actor.tenant.pk == self.tenant.pk and bool(able)

    def _word(self, what: str, known_to: KnownTo) -> str:
        return self.casting.aviary.word(f"{what} of {self.code} in {self.tenant.slug}", known_to)
