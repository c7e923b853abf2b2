"""Published pages -> documents of the index. For everybody's index: who may find one stands in the document."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.db.models import Exists
from django.utils import timezone

from cms.blocks.choices import name_of_municipality
from cms.blocks.rich import plain
from cms.finding.kinds import PAGE, WEIGHTS
from cms.pages.models import BasePage, CampaignPage, PageAudience
from cms.pages.segments import Segment, segments
from cms.pages.tree import DEEPEST, TOP_DEPTH, on_the_road
from cms.translating.reading import Kept, kept_of
from portal.socialmap.selectors.translating import text_hash
from search.models import Audience
from search.sources import SearchDocument
from search.sources.live import among
from tenants.context import current_tenant

_BATCH = 200
# What of a page is not its body.
FIELD_OF = {"title": "title", "search_description": "summary"}


def documents(object_ids: Collection[int] | None = None) -> Iterator[SearchDocument]:
    """All pages that somebody may find now, or those of these. One query, and for each 200 pages one per type and one
    for their translations."""
    tenant = current_tenant()
    mine = BasePage.objects.filter(tenant=tenant)
    above = on_the_road(BasePage.objects.all())
    found = mine.filter(live=True, depth__gt=TOP_DEPTH, depth__lte=DEEPEST).filter(~Exists(above.filter(live=False)))
    if object_ids is not None:
        found = found.filter(pk__in=among("pk", object_ids))
    for_partners = Exists(above.filter(audience=PageAudience.PARTNERS))
    keys = iter(found.annotate(for_partners=for_partners).order_by("pk").values_list("pk", "for_partners"))
    while batch := dict(islice(keys, _BATCH)):
        pages: Any = BasePage.objects.filter(pk__in=list(batch)).order_by("pk")
        found_pages = [page for page in pages.specific() if page.search_kind]
        kept = kept_of(page.translation_key for page in found_pages)
        for page in found_pages:
            yield _document(page, kept.get(page.translation_key, ()), for_partners=batch[page.pk])


def _document(page: Any, kept: Sequence[Kept], *, for_partners: bool) -> SearchDocument:
    audience = Audience.PARTNERS if for_partners else Audience.PUBLIC
    facets = {"kind": (page.search_kind,), "audience": (audience.value,), **_facets(page)}
    written = segments(page)
    return SearchDocument(
        object_id=page.pk,
        title=page.title,
        keywords=getattr(page, "upl_name", ""),
        summary=page.search_description,
        body="\n".join(_texts(written)),
        audience=audience,
        visible_from=_beginning(getattr(page, "starts_on", None)) if _only_between(page) else None,
        visible_until=_until(page),
        facets=facets,
        weight=WEIGHTS[page.search_kind],
        translations=_translations(written, kept),
    )


def _texts(written: Iterable[Segment]) -> Iterator[str]:
    for segment in written:
        if segment.path not in FIELD_OF:
            yield plain(segment.text) if segment.kind == "rich" else segment.text


def _translations(written: Iterable[Segment], kept: Sequence[Kept]) -> dict[str, dict[str, str]]:
    """By language and field what a reader of it gets: no translation of a Dutch text that changed."""
    if not kept:
        return {}
    by_source = {text_hash(each.text): each for each in written}
    texts: dict[str, dict[str, str]] = defaultdict(lambda: defaultdict(str))
    for each in kept:
        dutch = by_source.get(each.source)
        if dutch is not None:
            text = plain(each.text) if dutch.kind == "rich" else each.text
            texts[each.language][FIELD_OF.get(dutch.path, "body")] += f"{text}\n"
    return {language: dict(fields) for language, fields in texts.items()}


def _facets(page: Any) -> dict[str, tuple[str, ...]]:
    """What a scheme is about and where it counts; a project has a municipality too."""
    facets: dict[str, tuple[str, ...]] = {}
    if getattr(page, "topic", ""):
        facets["topic"] = (page.topic,)
    if page.search_kind == "scheme":
        facets["municipality"] = tuple(name_of_municipality(code) for code in current_tenant().municipality_codes)
    elif getattr(page, "municipality", ""):
        facets["municipality"] = (name_of_municipality(page.municipality),)
    return facets


def _only_between(page: Any) -> bool:
    """Of a project that ended one may still read; a campaign is gone."""
    return isinstance(page, CampaignPage)


def _until(page: Any) -> datetime | None:
    ends = [page.expire_at] if page.expire_at else []
    if _only_between(page):
        ends.append(_beginning(page.ends_on + timedelta(days=1)))
    return min(ends, default=None)


def _beginning(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


__all__ = ["PAGE", "documents"]
