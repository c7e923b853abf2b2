"""Pages that list other pages, a number at a time. Each costs the same whatever there is, and one query more where the
reader does not read Dutch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from cms.blocks.leaves import leaves_of
from cms.pages.models import NewsletterPage, NewsPage, PageAudience
from cms.serving.addresses import address_of
from cms.serving.reading import reachable
from cms.translating.reading import names_of
from portal.web.pages.results import PageLink, Pager
from tenants.access import Actor
from tenants.http import PortalRequest

A_PAGE = 20
MOST_BELOW = 60
COLUMNS = ("translation_key", "title", "url_path", "search_description", "audience")
Shown = dict[str, Any]


@dataclass(frozen=True)
class Listed:
    """A page in a list."""

    title: str
    url: str
    summary: str = ""
    day: date | None = None
    label: str = ""
    partners_only: bool = False


def pages_below(request: PortalRequest, page: Any) -> Shown:
    """The pages under this one, in their order. One query."""
    if not page.path:  # a draft that was never saved has no place in the tree
        return {"below": ()}
    found = reachable(request.actor).filter(path__startswith=page.path, depth=page.depth + 1).order_by("path")
    return {"below": _listed(found[:MOST_BELOW].values(*COLUMNS))}


def news_list(request: PortalRequest, page: Any) -> Shown:
    """News, the latest first. Two queries."""
    return _dated(request, page, NewsPage)


def newsletter_list(request: PortalRequest, page: Any) -> Shown:
    return _dated(request, page, NewsletterPage)


def chosen_news(actor: Actor, page: Any) -> tuple[Listed, ...]:
    """The news of a newsletter that everybody may read, in the order that the editor chose. One query."""
    keys = [kept for _block, kept in leaves_of(page.news) if isinstance(kept, int)]
    rows = reachable(actor, NewsPage).filter(pk__in=keys, audience=PageAudience.PUBLIC)
    found = {row["pk"]: row for row in rows.values("pk", "day", *COLUMNS)}
    return _listed(found[key] for key in dict.fromkeys(keys) if key in found)


def _dated(request: PortalRequest, page: Any, model: Any) -> Shown:
    found = model.objects.none()
    if page.path:
        below = reachable(request.actor, model).filter(path__startswith=page.path, depth=page.depth + 1)
        found = below.order_by("-day", "-pk")
    rows, pager = piece_of(request, found.values("day", *COLUMNS), {})
    return {"items": _listed(rows), "pager": pager}


def piece_of(request: PortalRequest, found: Any, kept: Mapping[str, str]) -> tuple[Page[Any], Pager | None]:
    """The piece that the address asks (`pagina`), and the way to the others. A number that makes no sense is the
    first or the last piece."""
    paginator: Paginator[Any] = Paginator(found, A_PAGE)
    piece = paginator.get_page(request.GET.get("pagina", "1")[:5])
    if paginator.num_pages < 2:
        return piece, None

    def at(number: int) -> str:
        return "?" + urlencode({**kept, "pagina": number})

    links: list[PageLink] = []
    for number in paginator.get_elided_page_range(piece.number, on_each_side=1, on_ends=1):
        if isinstance(number, int):
            links.append(PageLink(number, "" if number == piece.number else at(number)))
        else:
            links.append(PageLink(None))
    return piece, Pager(
        tuple(links),
        previous=at(piece.number - 1) if piece.has_previous() else "",
        next=at(piece.number + 1) if piece.has_next() else "",
    )


def _listed(found: Iterable[Mapping[str, Any]]) -> tuple[Listed, ...]:
    """The rows of pages in the reader's language. One query more where that is not Dutch."""
    rows = list(found)
    names = names_of(row["translation_key"] for row in rows)
    return tuple(
        Listed(
            names.of(row["translation_key"], row["title"]),
            address_of(row["url_path"]),
            names.of(row["translation_key"], row["search_description"]),
            row.get("day"),
            partners_only=row["audience"] == PageAudience.PARTNERS,
        )
        for row in rows
    )
