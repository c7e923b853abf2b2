"""Making a kind of help, taking it out of use, and bringing it back. A new kind needs no code."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from portal.consent.models import Purpose
from portal.referrals import audit_actions
from portal.referrals.models import KindReceiver, ReferralKind
from portal.referrals.models.kinds import MOST_CODE, MOST_TITLE
from portal.referrals.services.kinds import kept, kind_to_change
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Refused

# What a copy takes over. Its names in other languages it does not: they would call it by the name of the other.
COPIED = (
    "help_text", "fields", "norms", "sources", "clocks", "progress_weeks", "municipalities", "hand_overs", "check_back",
    "for_volunteers",
)  # fmt: skip


@dataclass(frozen=True)
class NewKind:
    """What somebody fills in to begin a kind.

    Args:
        title: in Dutch.
        purpose: what is shared for; None is that of the kind that it is a copy of.
        like: the kind to begin with a copy of; None begins empty.
        with_receivers: whether the copy also takes over the teams, with their conditions.
    """

    title: str
    purpose: UUID | None = None
    like: UUID | None = None
    with_receivers: bool = False


@transaction.atomic
def make_kind(actor: Actor, *, new: NewKind) -> ReferralKind:
    """Begin a kind of help. It is not in use yet: first its questions, terms and teams are filled in.

    Five queries, and four more for a copy; one for all its teams.

    Returns:
        The kind, out of use, at the end of the list.

    Raises:
        NotFound: no such kind to copy.
        Refused: the actor may not change the settings of the portal.
        Invalid: with a sentence per field (`title`, `purpose`).
    """
    require(can(actor, "settings.change"))
    # Held, so that two who begin one of the same name at once see each other's.
    list(ReferralKind.objects.visible_to(actor).order_by("pk").locked().values_list("pk", flat=True))
    known = list(ReferralKind.objects.visible_to(actor).values_list("code", "titles"))
    rows = ReferralKind.objects.visible_to(actor).select_related("purpose")
    like: ReferralKind | None = rows.get_or_not_found(uid=new.like) if new.like is not None else None
    title = " ".join(new.title.split())
    wrong = _wrong_title(title, [titles.get("nl", "") for _code, titles in known])
    purpose = Purpose.objects.visible_to(actor).filter(uid=new.purpose).first() if new.purpose else None
    purpose = purpose or (like.purpose if like is not None and new.purpose is None else None)
    if purpose is None:
        wrong["purpose"] = _("Kies waarvoor er wordt gedeeld.")
    if wrong:
        raise Invalid(_("Er klopt iets niet. Kijk bij de velden."), wrong)
    last: int | None = ReferralKind.objects.aggregate(last=Max("position"))["last"]
    made: ReferralKind = ReferralKind.objects.create(
        code=_code(title, {code for code, _titles in known}),
        titles={"nl": title},
        purpose=purpose,
        active=False,
        position=0 if last is None else last + 1,
        **({name: getattr(like, name) for name in COPIED} if like is not None else {}),
    )
    if like is not None and new.with_receivers:
        _copy_receivers(like, made)
    record(actor, audit_actions.KIND_MADE, made, **({"like": like.pk} if like is not None else {}))
    return made


@transaction.atomic
def retire_kind(actor: Actor, *, uid: UUID, version: int) -> ReferralKind:
    """Take a kind out of use. Nobody begins or sends one any more; what was sent goes on to its end.

    Raises:
        NotFound: no such kind.
        Refused: it is out of use already, or the actor may not change the settings of the portal.
        Stale: somebody else changed it meanwhile.
    """
    kind = kind_to_change(actor, uid, version)
    if not kind.active:
        raise Refused(_("Deze soort is al uit gebruik."))
    kind.active = False
    return kept(actor, kind, audit_actions.KIND_RETIRED)


@transaction.atomic
def bring_back_kind(actor: Actor, *, uid: UUID, version: int) -> ReferralKind:
    """Take a kind in use: a new one, or one that was taken out of use.

    Raises:
        NotFound: no such kind.
        Refused: it is in use, no team takes it, or the actor may not change the settings of the portal.
        Stale: somebody else changed it meanwhile.
    """
    kind = kind_to_change(actor, uid, version)
    if kind.active:
        raise Refused(_("Deze soort is al in gebruik."))
    if not KindReceiver.objects.filter(kind=kind, active=True, team__closed_on__isnull=True).exists():
        raise Refused(_("Nog geen team neemt deze soort aan. Voeg eerst een team toe."))
    kind.active = True
    return kept(actor, kind, audit_actions.KIND_BROUGHT_BACK)


def _wrong_title(title: str, known: list[str]) -> dict[str, str]:
    if not title:
        return {"title": _("Vul de Nederlandse naam in.")}
    if len(title) > MOST_TITLE:
        return {"title": _("Deze tekst is te lang.")}
    if title.casefold() in {each.casefold() for each in known}:
        return {"title": _("Er is al een soort met deze naam. Kies een andere naam.")}
    return {}


def _code(title: str, taken: set[str]) -> str:
    base = slugify(title)[: MOST_CODE - 5].strip("-") or "soort"
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _copy_receivers(like: ReferralKind, made: ReferralKind) -> None:
    """Those that the purpose of the copy lets receive data, and that still work."""
    rows = KindReceiver.objects.filter(
        kind=like, team__closed_on__isnull=True, team__organisation__kind__in=made.purpose.receivers
    )
    KindReceiver.objects.bulk_create(
        KindReceiver(
            kind=made, team_id=each.team_id, service_id=each.service_id, conditions=each.conditions,
            municipalities=each.municipalities, active=each.active, position=each.position,
        )
        for each in rows
    )  # fmt: skip
