"""Looks at the translations of pages: one finding for a page in a language, for the worst of its texts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

from cms.admin.mending.looking.pages import live_pages
from cms.admin.mending.looking.registry import Looker, Seen
from cms.admin.mending.troubles import Trouble
from cms.pages.segments import segments
from cms.translating.models import PageText
from portal.socialmap.selectors.translating import text_hash
from tenants.models import Tenant

DUTCH = "nl"
Hashes = Mapping[str, str]  # of the Dutch text of which it is a translation, by the path of the text


def _look(tenant: Tenant, _now: datetime) -> Iterator[Seen]:
    """One query beside those of the pages."""
    languages = [language for language in tenant.languages if language != DUTCH]
    known: dict[tuple[UUID, str], dict[str, str]] = defaultdict(dict)
    rows = PageText.objects.filter(language__in=languages).order_by()
    for page_uid, language, path, source in rows.values_list("page_uid", "language", "path", "source_hash"):
        known[page_uid, language][path] = source
    for page in live_pages(tenant) if languages else ():
        dutch = {each.path: text_hash(each.text) for each in segments(page)}
        for language in languages:
            if trouble := _trouble(dutch, known.get((page.translation_key, language), {})):
                yield Seen(trouble, "page", page.pk, str(page.title), language)


def _trouble(dutch: Hashes, translated: Hashes) -> str:
    """One changed text is worse than one that was never there: the reader gets what no longer holds."""
    if any(translated.get(path, source) != source for path, source in dutch.items()):
        return Trouble.TRANSLATION_OLD
    return Trouble.NOT_TRANSLATED if dutch.keys() - translated.keys() else ""


LOOKER = Looker("texts", frozenset({Trouble.NOT_TRANSLATED, Trouble.TRANSLATION_OLD}), frozenset({"page"}), _look)
