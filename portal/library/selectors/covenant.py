"""Reads of the covenant: its text, and who accepted it, of what the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tenants.access import Actor, can
from tenants.covenant import organisations_that_accepted
from tenants.covenant.markup import Block, blocks
from tenants.covenant.models import CovenantAcceptance, CovenantDraft, CovenantVersion
from tenants.covenant.policies import organisations_to_sign_for
from tenants.errors import NotFound
from tenants.models import Organisation, Partnership

PAGE = 50


@dataclass(frozen=True)
class VersionLine:
    """One version. `in_force`: its day has come and no newer one took its place."""

    uid: UUID
    number: int
    title: str
    in_force_from: date
    previous_counts_until: date
    published_at: datetime
    in_force: bool
    coming: bool


@dataclass(frozen=True)
class Covenant:
    """One version with its text."""

    line: VersionLine
    text_hash: str
    blocks: tuple[Block, ...]

    @property
    def mark(self) -> str:
        """The hash in groups of eight, to read aloud and to fit on a phone."""
        return " ".join(self.text_hash[place : place + 8] for place in range(0, len(self.text_hash), 8))


@dataclass(frozen=True)
class Signature:
    """Who accepted, for which organisation, when."""

    number: int
    name: str
    at: datetime


@dataclass(frozen=True)
class OwnOrganisation:
    """How an organisation of the actor stands to one version."""

    uid: UUID
    name: str
    version: VersionLine
    signature: Signature | None
    may_sign: bool


@dataclass(frozen=True)
class CovenantPage:
    """The version in force (or the first one to come), what one's own organisations did, and all versions."""

    covenant: Covenant | None
    own: tuple[OwnOrganisation, ...]
    history: tuple[VersionLine, ...]


@dataclass(frozen=True)
class OrganisationLine:
    """One organisation that takes part, and what it accepted last."""

    name: str
    since: date
    counts: bool
    signature: Signature | None


@dataclass(frozen=True)
class OrganisationList:
    """A page of organisations. `missing`: how many of all have no acceptance that counts."""

    lines: tuple[OrganisationLine, ...]
    more: bool
    total: int
    missing: int


@dataclass(frozen=True)
class Draft:
    """The version that is being written; `version` is 0 when nothing is."""

    title: str
    text: str
    version: int
    blocks: tuple[Block, ...]


def covenant_page(actor: Actor) -> CovenantPage:
    """The covenant as this actor sees it. At most four queries."""
    rows = _versions(actor)
    lines = _lines(rows)
    shown = next((line for line in lines if line.in_force), lines[-1] if lines else None)
    text = next((row for row in rows if shown is not None and row.uid == shown.uid), None)
    covenant = _covenant(shown, text) if shown is not None and text is not None else None
    return CovenantPage(covenant, _own(actor, lines, actor.organisations), lines)


def covenant_version(actor: Actor, uid: UUID) -> Covenant:
    """One version with its text. One query.

    Raises:
        NotFound: it does not exist for this actor.
    """
    rows = _versions(actor)
    for line, row in zip(_lines(rows), rows, strict=True):
        if row.uid == uid:
            return _covenant(line, row)
    raise NotFound()


def to_sign(actor: Actor) -> tuple[OwnOrganisation, ...]:
    """What this actor is asked to accept: by own organisation, each version in force or to come. At most 3 queries."""
    own = organisations_to_sign_for(actor)
    if not own:
        return ()
    return tuple(each for each in _own(actor, _lines(_versions(actor)), own) if each.may_sign and not each.signature)


def organisations(actor: Actor, *, page: int = 1) -> OrganisationList:
    """Every organisation that takes part, those without an acceptance that counts first. Four queries.

    Args:
        page: from 1; a page holds 50.
    """
    if not can(actor, "library.change"):
        raise NotFound()
    today = timezone.localdate()
    standing = list(
        Partnership.objects.standing(today).select_related("organisation").order_by("organisation__name", "pk")
    )
    counting = organisations_that_accepted(today)
    standing.sort(key=lambda each: each.organisation_id in counting)
    start = (max(page, 1) - 1) * PAGE
    shown = standing[start : start + PAGE]
    signed = _signatures(actor, {each.organisation_id for each in shown})
    lines = tuple(
        OrganisationLine(
            each.organisation.name,
            each.starts_on,
            each.organisation_id in counting,
            next((sign for _covenant, sign in signed.get(each.organisation_id, ())), None),
        )
        for each in shown
    )
    missing = sum(each.organisation_id not in counting for each in standing)
    return OrganisationList(lines, len(standing) > start + PAGE, len(standing), missing)


def draft(actor: Actor) -> Draft:
    """What is being written; before anything is, the text of the newest version to go on with. At most two queries."""
    if not can(actor, "library.change"):
        raise NotFound()
    row: CovenantDraft | None = CovenantDraft.objects.visible_to(actor).first()
    if row is not None:
        return Draft(row.title, row.text, row.version, blocks(row.text))
    latest: CovenantVersion | None = CovenantVersion.objects.visible_to(actor).order_by("-number").first()
    return Draft(latest.title, latest.text, 0, ()) if latest is not None else Draft("", "", 0, ())


def _versions(actor: Actor) -> list[CovenantVersion]:
    return list(CovenantVersion.objects.visible_to(actor).order_by("-number"))


def _lines(rows: Iterable[CovenantVersion]) -> tuple[VersionLine, ...]:
    today = timezone.localdate()
    found, taken = [], False
    for row in rows:
        coming = row.in_force_from > today
        found.append(
            VersionLine(
                uid=row.uid,
                number=row.number,
                title=row.title,
                in_force_from=row.in_force_from,
                previous_counts_until=row.previous_counts_until,
                published_at=row.published_at,
                in_force=not coming and not taken,
                coming=coming,
            )
        )
        taken = taken or not coming
    return tuple(found)


def _covenant(line: VersionLine, row: CovenantVersion) -> Covenant:
    return Covenant(line, row.text_hash, blocks(row.text))


def _own(actor: Actor, lines: tuple[VersionLine, ...], own: frozenset[int]) -> tuple[OwnOrganisation, ...]:
    asked = [line for line in lines if line.in_force or line.coming]
    if not asked or not own:
        return ()
    taking_part = Partnership.objects.standing(timezone.localdate()).filter(organisation__in=own)
    since = {each.organisation_id: each for each in taking_part.select_related("organisation")}
    signed, signs_for = _signatures(actor, set(own)), organisations_to_sign_for(actor)
    found = []
    for organisation, partnership in sorted(since.items(), key=lambda each: each[1].organisation.name):
        signatures = {
            covenant: sign
            for covenant, sign in reversed(signed.get(organisation, ()))
            if timezone.localdate(sign.at) >= partnership.starts_on
        }
        called: Organisation = partnership.organisation
        found += [
            OwnOrganisation(called.uid, called.name, line, signatures.get(line.uid), organisation in signs_for)
            for line in asked
        ]
    return tuple(found)


def _signatures(actor: Actor, organisations: set[int]) -> dict[int, list[tuple[UUID, Signature]]]:
    rows = (
        CovenantAcceptance.objects.visible_to(actor)
        .filter(organisation__in=organisations)
        .select_related("covenant")
        .order_by("-covenant__number", "-at")
    )
    found: dict[int, list[tuple[UUID, Signature]]] = {}
    for row in rows:
        sign = Signature(row.covenant.number, row.person_name, row.at)
        found.setdefault(row.organisation_id, []).append((row.covenant.uid, sign))
    return found
