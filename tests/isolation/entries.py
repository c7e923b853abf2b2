"""Entries of the social map that differ in who may see them, each with a canary in every text."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils import timezone

from portal.intake.models import Report
from portal.socialmap.models import (
    Accessibility,
    Address,
    Audience,
    FreshnessAsk,
    HsdsEntity,
    Location,
    Organization,
    Proposal,
    Publication,
    PublicationState,
    Service,
)
from portal.socialmap.services.finding import edits_everything
from tenants.access import Actor, Scope, can, narrowed, scopes_of
from tenants.context import activate
from tenants.models import Organisation, Tenant
from tests.isolation.canaries import Aviary, KnownTo, nobody
from tests.isolation.planting import Planter, Whom, owned_models

# Texts of an entry that are for those who work with it, whatever its audience.
FOR_PARTNERS = frozenset({"professional_text"})
# Texts that belong to the source and to nobody's screen; an export may hold them.
OF_THE_SOURCE = frozenset({"extra", "external_id"})
# Of a secret place nothing may leave that tells where it is.
TELLS_WHERE = frozenset({Location, Address, Accessibility})


def reads_public(actor: Actor) -> bool:
    return can(actor, "map_entry_public.read").allowed


def reads_partners(actor: Actor) -> bool:
    return can(actor, "map_entry_partners.read").allowed


def reads_sources(actor: Actor) -> bool:
    return can(actor, "map_transfer.read").allowed


def publishes(actor: Actor) -> bool:
    """Who takes in what another portal offers reads what it is about."""
    return can(actor, "map_entry_public.publish").allowed


def edits(actor: Actor) -> bool:
    return can(actor, "map_entry_public.change").allowed


def edits_drafts(actor: Actor) -> bool:
    """Editors of the whole portal see what is not published yet; an organisation that proposes changes does not."""
    return edits_everything(actor)


def reads_reports(actor: Actor, organisation: int) -> bool:
    """Editors of the portal, and whoever administers the organisation that the report is about."""
    scopes = scopes_of(actor, "map_report.read")
    own = organisation in narrowed(actor, "map_report.read").organisations
    return Scope.TENANT in scopes or (Scope.ORGANISATION in scopes and own)


def whom(read: KnownTo, *, secret: bool = False) -> Whom:
    """Who may see which text of an entry that `read` may read."""

    def known(model: type[models.Model], field: str) -> KnownTo:
        if read is nobody or (secret and model in TELLS_WHERE):
            return nobody
        if field in OF_THE_SOURCE:
            return reads_sources
        if field in FOR_PARTNERS and read is not edits_drafts:
            return reads_partners
        return read

    return known


class Entries:
    """Plants entries in one portal."""

    def __init__(self, tenant: Tenant, aviary: Aviary, person: Any) -> None:
        self.tenant, self.aviary, self.person = tenant, aviary, person

    def tree(
        self,
        read: KnownTo,
        *,
        owner: Organisation | None = None,
        secret: bool = False,
        audience: str = Audience.PUBLIC,
        **service: Any,
    ) -> Service:
        """A service with everything that HSDS lets hang on it; `read` may read it."""
        planter = Planter(self.tenant, self.aviary, self.person, whom(read, secret=secret))
        with activate(self.tenant):
            planter.one(Organization, audience=audience, owner=owner, live=service.get("live", True))
            planter.one(Location, secret=secret, **self._position(read, secret))
            made: Service = planter.one(Service, audience=audience, **service)
            for model in owned_models():
                if issubclass(model, HsdsEntity):
                    planter.one(model)
        return made

    def proposal(self, service: Service) -> Proposal:
        """What somebody of the organisation proposes for this service; the editors of the portal read it."""
        with activate(self.tenant):
            return Proposal.objects.create(
                service=service,
                values={"name": self.aviary.word(f"a proposed name in {self.tenant.slug}", self._of(edits))},
                note=self.aviary.word(f"a note to the editor of {self.tenant.slug}", self._of(edits)),
                proposed_by=self.person,
            )

    def ask(self, service: Service) -> FreshnessAsk:
        """The owner of this service was asked whether it is still true, and nobody answered."""
        now = timezone.now()
        with activate(self.tenant):
            service.email = f"{self.aviary.word('the mail of a service', self._of(reads_public))}@leden.invalid"
            service.save(update_fields=["email"])
            return FreshnessAsk.objects.create(service=service, round=7, step="hidden", asked_at=now, step_at=now)

    def report(self, service: Service, owner: Organisation) -> Report:
        """What a visitor tells about this service; editors read it, and who administers the organisation."""
        known = self._of(lambda actor: reads_reports(actor, owner.pk))
        texts = {
            name: self.aviary.word(f"{name} of a report in {self.tenant.slug}", known)
            for name in ("about_title", "about_url", "named", "place", "told", "explanation")
        }
        with activate(self.tenant):
            return Report.objects.create(
                kind="wrong", problem="other", about_uid=service.uid, organisation=owner, handled_by=None, **texts
            )

    def _of(self, known_to: KnownTo) -> KnownTo:
        """The same people, of this portal alone."""
        tenant = self.tenant.pk
        return lambda actor: actor.tenant.pk == tenant and known_to(actor)

    def _position(self, read: KnownTo, secret: bool) -> Mapping[str, float]:
        """A pin with so many decimals that it is a canary itself."""
        decimals = self.aviary.random.randrange(10**5, 10**6)
        latitude, longitude = float(f"51.9{decimals}"), float(f"4.3{decimals}")
        if secret:
            for value in (latitude, longitude):
                self.aviary.number(str(value), f"a secret position in {self.tenant.slug}", nobody)
        return {"latitude": latitude, "longitude": longitude}


def publish(service: Service, here: Tenant, *, state: str = PublicationState.TAKEN_IN) -> Publication:
    """The row by which a service of another portal is offered here."""
    with activate(service.tenant):
        return Publication.objects.create(
            tenant=here, owner_tenant=service.tenant, service=service, state=state, audience=Audience.PUBLIC
        )
