"""Pages and streams of documents, in the envelope of the specification."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from portal.opendata.streaming import in_steps

Document = dict[str, Any]
Documents = Callable[[Any], Sequence[Document]]
STEP = 100


def as_json(told: Any) -> HttpResponse:
    return HttpResponse(written(told), content_type="application/json")


def written(told: Any) -> bytes:
    """JSON in UTF-8; a number that JSON has no word for is an error here, and not at whoever reads it."""
    return json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def page_of(found: Any, documents: Documents, *, page: int, per_page: int) -> HttpResponse:
    """One page.

    Args:
        found: a queryset, or anything else that can be counted and cut.
        documents: makes the documents of what was cut.
    """
    counted = found.count()
    first = (page - 1) * per_page
    contents = documents(found[first : first + per_page]) if first < counted else []
    pages = -(-counted // per_page)
    return as_json(
        {
            "total_items": counted,
            "total_pages": pages,
            "page_number": page,
            "size": len(contents),
            "first_page": page == 1,
            "last_page": page >= pages,
            "empty": not contents,
            "contents": contents,
        }
    )


def all_of(found: Any, documents: Documents, *, step: int = STEP) -> HttpResponseBase:
    """Everything, a document on each line. Each step asks again what is open: what is hidden meanwhile stays out."""
    cuts = _by_key(found, step) if isinstance(found, QuerySet) else _by_place(found, step)
    lines = ((written(each) + b"\n" for each in documents(cut)) for cut in cuts)
    return StreamingHttpResponse(in_steps(lines), content_type="application/x-ndjson")


def _by_key(found: "QuerySet[Any]", step: int) -> Iterator[Any]:
    """Keys are read once: an offset would pass over rows while others go."""
    keys = list(found.values_list("pk", flat=True))
    for start in range(0, len(keys), step):
        yield found.filter(pk__in=keys[start : start + step])


def _by_place(found: Any, step: int) -> Iterator[Any]:
    for start in range(0, found.count(), step):
        yield found[start : start + step]
