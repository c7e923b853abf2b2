"""Counting answers: per day, which day fits best, and in what words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from portal.polls.models import Option, Vote
from portal.polls.words import Can

BAR = 60  # units of the drawing


@dataclass(frozen=True)
class Piece:
    """A piece of the bar: from where, how wide, for which answer."""

    css: str
    start: float
    width: float


@dataclass(frozen=True)
class Count:
    """How many can on a day, in numbers, words and pieces of a bar."""

    yes: int
    if_need: int
    no: int

    @property
    def total(self) -> int:
        return self.yes + self.if_need + self.no

    @property
    def said(self) -> str:
        if not self.total:
            return _("Nog niemand antwoordde")
        first = _("1 kan") if self.yes == 1 else _("%(n)d kunnen") % {"n": self.yes}
        maybe = _("%(n)d als het moet") % {"n": self.if_need}
        never = _("%(n)d niet") % {"n": self.no}
        return ", ".join((first, maybe, never))

    @property
    def bar(self) -> tuple[Piece, ...]:
        if not self.total:
            return ()
        pieces, start = [], 0.0
        for css, number in (("yes", self.yes), ("if-need", self.if_need), ("no", self.no)):
            width = round(BAR * number / self.total, 2)
            pieces.append(Piece(css, round(start, 2), width))
            start += width
        return tuple(piece for piece in pieces if piece.width)


@dataclass(frozen=True)
class Day:
    """A day of a poll as somebody sees it. `count` is None while answers are hidden from them."""

    uid: UUID
    starts_at: datetime
    ends_at: datetime
    withdrawn: bool
    count: Count | None
    best: bool
    own: str  # what they said themselves


def days(options: Sequence[Option], votes: Iterable[Vote], *, minutes: int, own: int | None, shown: bool) -> list[Day]:
    """The days in order of time, those that were taken out last. No query.

    Args:
        own: the voter whose answers these are for.
        shown: whether counts may be seen.
    """
    votes = list(votes)
    counted = Counter((vote.option_id, vote.can) for vote in votes)
    mine = {vote.option_id: vote.can for vote in votes if own is not None and vote.voter_id == own}
    counts = {each.pk: Count(*(counted[each.pk, can] for can in (Can.YES, Can.IF_NEED, Can.NO))) for each in options}
    winner = best([each for each in options if each.withdrawn_at is None], counts)
    found = [
        Day(
            uid=each.uid,
            starts_at=each.starts_at,
            ends_at=each.ends_at(minutes),
            withdrawn=each.withdrawn_at is not None,
            count=counts[each.pk] if shown else None,
            best=shown and winner is not None and winner.pk == each.pk,
            own=mine.get(each.pk, ""),
        )
        for each in options
    ]
    return sorted(found, key=lambda day: (day.withdrawn, day.starts_at))


def best(options: Sequence[Option], counts: dict[int, Count]) -> Option | None:
    """The day on which most people can be there; then on which most of them can easily; then the first."""
    possible = [each for each in options if counts[each.pk].yes + counts[each.pk].if_need]
    if not possible:
        return None

    def fit(each: Option) -> tuple[int, int, float]:
        count = counts[each.pk]
        return count.yes + count.if_need, count.yes, -each.starts_at.timestamp()

    return max(possible, key=fit)
