"""Count the questions that found nothing, without a person and without keeping what one person wrote.

What somebody types may be about themselves ("jan jansen schulden kerkstraat"). So of a question only a keyed
digest is kept until it was asked three times within thirty days; only then its words are kept, for the editor.
Three because one person who tries again types the same thing twice; a higher number would hide the rare questions
that a small municipality learns from. Texts with an address, a telephone number, an e-mail or anything like a
citizen number are never counted, nor are letters. Old counts are removed (search/retention.py).
"""

import hmac
import re
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Sum
from django.utils import timezone

from search.analysis import surface_words
from search.models import UnansweredQuestion
from search.query import SearchResult
from tenants.access import Actor
from tenants.context import current_tenant

TIMES_BEFORE_KEPT = 3
_COUNTED_TOGETHER = timedelta(days=30)
_MOST_WORDS, _LONGEST = 8, 80
# Four digits or more, also with signs between them: telephone, citizen, account and house numbers, postcodes,
# years of birth.
_NUMBER = re.compile(r"\d(?:[\s.\-/]?\d){3,}")


@dataclass(frozen=True)
class Unanswered:
    """A question without result, for the editor."""

    text: str
    times: int
    last_asked: date


def countable(text: str) -> str:
    """The normalised question, or nothing when it is not to be counted."""
    if "@" in text or _NUMBER.search(text):
        return ""
    words = surface_words(text)
    normalised = " ".join(words)
    return normalised if 0 < len(words) <= _MOST_WORDS and len(normalised) <= _LONGEST else ""


@transaction.atomic
def note_unanswered(result: SearchResult, on: date | None = None) -> None:
    """Count the question of a result without hits in the active tenant; anything else is left alone.

    A question that was narrowed (facets, place, open now) is not counted: what found nothing is the narrowing.
    """
    query = result.query
    if result.total.value or query.chosen or query.open_now or query.near or query.point or query.box:
        return
    text, day = countable(query.text), on or timezone.localdate()
    if not text:
        return
    digest = _digest(text)
    row, _new = UnansweredQuestion.objects.get_or_create(day=day, digest=digest)
    UnansweredQuestion.objects.filter(pk=row.pk).update(times=F("times") + 1)
    same = UnansweredQuestion.objects.filter(digest=digest, day__gt=day - _COUNTED_TOGETHER)
    if same.aggregate(times=Sum("times"))["times"] >= TIMES_BEFORE_KEPT:
        same.update(text=text)


def unanswered_questions(actor: Actor, limit: int = 100) -> list[Unanswered]:
    """What was asked most and found nothing, as far as this actor may read the list. One query."""
    found = (
        UnansweredQuestion.objects.visible_to(actor)
        .exclude(text="")
        .values("text")
        .annotate(asked=Sum("times"), last=Max("day"))
        .order_by("-asked", "text")[:limit]
    )
    return [Unanswered(row["text"], row["asked"], row["last"]) for row in found]


def _digest(text: str) -> str:
    key = f"search.unanswered:{current_tenant().pk}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, text.encode(), sha256).hexdigest()
