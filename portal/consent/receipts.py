"""The receipt: what is shared about one resident, in their language, as they may take it home."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone, translation
from django.utils.formats import date_format

from portal.consent import policies
from portal.consent.models import Ground
from portal.consent.notices import Kinds, all_kinds, compose
from portal.consent.selectors import with_parts
from portal.consent.words import ENDINGS, Answer, GroundKind, PartyKind
from tenants.access import Actor, Decision
from tenants.errors import Invalid, NotFound


@dataclass(frozen=True)
class ReceiptLine:
    """One ground: the notice in the language of the receipt, or as it was shown when no true translation stands."""

    uid: UUID
    number: str
    notice: dict[str, Any]
    until: str
    consent: bool
    given_at: datetime


@dataclass(frozen=True)
class Receipt:
    """What stands now, and to what the resident said no. `may_give_code`: whether this actor makes the code."""

    subject: UUID
    language: str
    lines: tuple[ReceiptLine, ...]
    refused: tuple[ReceiptLine, ...]
    may_give_code: Decision


def receipt(actor: Actor, subject: UUID, language: str) -> Receipt:
    """The receipt of a resident. Four queries and what the policy asks, however many grounds there are.

    Args:
        language: a code of `settings.LANGUAGES`.

    Raises:
        NotFound: the actor reads no ground about this resident and may record none.
    """
    found = list(with_parts(Ground.objects.visible_to(actor).about(subject).select_related("purpose")))
    may_record = policies.may_record(actor, subject)
    if not found and not may_record:
        raise NotFound()
    today, kinds = timezone.localdate(), all_kinds()
    return Receipt(
        subject=subject,
        language=language,
        lines=tuple(_line(each, language, kinds) for each in found if _stands(each, today)),
        refused=tuple(_line(each, language, kinds) for each in _last_word(found)),
        may_give_code=may_record,
    )


def _stands(ground: Ground, today: date) -> bool:
    ended = any(each.kind in ENDINGS for each in ground.events.all())
    return ground.answer != Answer.REFUSED and not ended and ground.valid_from <= today <= ground.valid_until


def _last_word(grounds: Iterable[Ground]) -> list[Ground]:
    """The refusals that were not followed by another answer about the same purpose and the same receivers."""
    latest: dict[tuple[int, frozenset[int]], Ground] = {}
    for each in grounds:  # the newest first
        getting = frozenset(party.team_id for party in each.parties.all() if party.kind == PartyKind.RECEIVER)
        latest.setdefault((each.purpose_id, getting), each)
    return [each for each in latest.values() if each.answer == Answer.REFUSED]


def _line(ground: Ground, language: str, kinds: Kinds) -> ReceiptLine:
    notice = told_in(ground, language, kinds)
    with translation.override(language):
        until = date_format(ground.valid_until, "DATE_FORMAT")
    return ReceiptLine(
        uid=ground.uid,
        number=ground.number,
        notice=notice,
        until=until,
        consent=ground.kind == GroundKind.CONSENT,
        given_at=ground.given_at,
    )


def told_in(ground: Ground, language: str, kinds: Kinds) -> dict[str, Any]:
    """The notice of a ground in this language.

    In the language in which it was shown that is the very text. In another one it is written anew, and only while the
    purpose still says what was shown: else the shown text stands, in its own language.
    """
    shown: dict[str, Any] = ground.shown
    if ground.language == language:
        return shown
    parts = {
        "controller": shown.get("controller", ""),
        "receivers": shown.get("receivers", ()),
        "until": ground.valid_until,
        "categories": ground.categories,
        "kinds": kinds,
    }
    try:
        if compose(ground.purpose, language=ground.language, **parts).as_json() != shown:
            return shown
        return asdict(compose(ground.purpose, language=language, **parts))
    except Invalid:
        return shown
