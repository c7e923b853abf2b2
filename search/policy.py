"""Who may find what: the one predicate that no question can skip.

It stands in the index itself (each document carries a scope term per audience), beside it (tenant, audience and
dates in the same statement), and once more at read, where every source is asked through `visible_to(actor)` what
this actor may see.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from search.models import Audience
from tenants.access import Actor, can
from tenants.context import current_tenant
from tenants.errors import ForeignTenant, Refused


@dataclass(frozen=True)
class SearchScope:
    """What one actor may find: of which tenant, as which audience, now."""

    tenant_id: int
    audience: Audience
    now: datetime

    @property
    def term(self) -> str:
        """The index term that every document in this scope carries."""
        return scope_term(self.tenant_id, self.audience)

    @property
    def audiences(self) -> tuple[str, ...]:
        """The audiences whose documents are in the scope."""
        return scope_audiences(self.audience)


def scope_term(tenant_id: int, audience: Audience) -> str:
    """The term of a scope; the underscores keep it apart from anything that can be typed."""
    return f"__{tenant_id}{'p' if audience is Audience.PUBLIC else 'x'}"


def scope_audiences(audience: Audience) -> tuple[str, ...]:
    """Partners find what is public and what is theirs."""
    return (Audience.PUBLIC,) if audience is Audience.PUBLIC else (Audience.PUBLIC, Audience.PARTNERS)


def document_scope_terms(tenant_id: int, audience: Audience) -> list[str]:
    """The scope terms of a document: everything is for partners, public documents are for the public too."""
    audiences = [Audience.PARTNERS] if audience is Audience.PARTNERS else [Audience.PUBLIC, Audience.PARTNERS]
    return [scope_term(tenant_id, each) for each in audiences]


def scope_of(actor: Actor, now: datetime | None = None) -> SearchScope:
    """The scope of an actor in the active tenant.

    Raises:
        NoTenant: no tenant is active.
        ForeignTenant: the actor is of another tenant than the active one.
        Refused: the actor's roles may not read the map at all.
    """
    if actor.tenant.pk != current_tenant().pk:
        raise ForeignTenant("Somebody searches in another tenant than the active one.")
    if not can(actor, "map_entry_public.read"):
        raise Refused(_("Uw rol geeft u geen toegang tot zoeken."))
    audience = Audience.PARTNERS if can(actor, "map_entry_partners.read") else Audience.PUBLIC
    return SearchScope(actor.tenant.pk, audience, now or timezone.now())
