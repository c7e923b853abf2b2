"""What differs of a kind of help for residents of one municipality of a region."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.referrals import audit_actions
from portal.referrals.models import ReferralKind
from portal.referrals.services.kinds import kept, kind_to_change
from portal.referrals.services.kinds_judged import wrong_norms
from tenants.access import Actor, can, require
from tenants.errors import Invalid, NotFound


@dataclass(frozen=True)
class WrittenDifference:
    """What an administrator filled in for one municipality.

    Args:
        active: whether its residents may get this kind.
        norms: lengths of clocks by code; what is not named is as elsewhere in the region.
        sources: where such a length comes from, by code: often a by-law of its council.
    """

    active: bool = True
    norms: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def change_here(
    actor: Actor, *, uid: UUID, municipality: str, version: int, written: WrittenDifference
) -> ReferralKind:
    """Say what differs for residents of a municipality. Referrals that run keep their clocks as they were started.

    Args:
        municipality: the code of one of the portal.
        version: of the kind.

    Raises:
        NotFound: no such kind, or the portal does not have that municipality.
        Refused: the actor may not change the settings of the portal.
        Stale: somebody else changed it meanwhile.
        Invalid: with a sentence per field; a clock is called `norms_interim`, its source `sources_interim`.
    """
    require(can(actor, "settings.change"))
    if municipality not in actor.tenant.municipality_codes:
        raise NotFound()
    kind = kind_to_change(actor, uid, version)
    if wrong := wrong_norms(written.norms, written.sources):
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    differs: dict[str, Any] = {
        "active": written.active,
        "norms": dict(written.norms),
        "sources": {code: said.strip() for code, said in written.sources.items() if said.strip()},
    }
    others = {code: told for code, told in kind.municipalities.items() if code != municipality}
    same = written.active and not written.norms
    kind.municipalities = others if same else {**others, municipality: differs}
    return kept(actor, kind, audit_actions.KIND_CHANGED)
