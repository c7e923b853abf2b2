"""What a page asks at every visit and what changes slowly is remembered for a minute: a page that counts ten thousand
entries costs what it costs in a village.

Kept apart per portal, audience and language, and forgotten as soon as the index changes. Never for a question with
words or a place: nobody's question is kept. What is shown of an entry is always read again for who looks.
"""

import hashlib
import time
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches
from django.utils.translation import get_language

from search.api import search
from search.models import IndexState
from search.policy import scope_of
from search.query import SearchQuery, SearchResult
from tenants.access import Actor

SECONDS = 60

T = TypeVar("T")


def remembered(actor: Actor, name: str, make: Callable[[], T]) -> T:
    """What `make` gives, at most a minute old.

    Args:
        actor: for whom; everybody of one audience gets the same.
        name: what it is; the same name gives the same thing.

    Costs one query, and what `make` costs once a minute.
    """
    state = IndexState.objects.first()
    if state is None:
        return make()
    scope = scope_of(actor)
    told = (scope.tenant_id, scope.audience, get_language(), state.mark, int(time.time()) // SECONDS, name)
    key = "web:" + hashlib.sha256(repr(told).encode()).hexdigest()
    kept = caches["pages"]  # apart from the throttles: many pages may not push out the count of somebody's tries
    found: T | None = kept.get(key)
    if found is None:
        found = make()
        kept.set(key, found, SECONDS)
    return found


def remembered_search(actor: Actor, query: SearchQuery) -> SearchResult:
    """The answer to a question that the page itself asks; one with words or a place is asked anew each time."""
    if query.text or query.near or query.point or query.box:
        return search(actor, query)
    return remembered(actor, f"search {query!r}", lambda: search(actor, query))
