"""From a page to letters: the words of an issue and of its news, as everybody may read them, in each language."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from cms.blocks.leaves import leaves_of
from cms.blocks.rich import linked_pages, shown
from cms.newsletter.plain import as_text
from cms.newsletter.texts import Texts, Words, texts_in
from cms.pages.models import NewsPage, PageAudience
from cms.serving.addresses import address_of
from cms.serving.reading import reachable
from portal.accounts.links import absolute
from portal.newsletter.issues import ORIGINAL, IssueLetter
from portal.web.languages import offered
from tenants.access import anonymous
from tenants.context import current_tenant

TEMPLATE = "cms_newsletter/letter"


@dataclass(frozen=True)
class Told:
    """One piece of news in a letter."""

    title: Words
    url: str
    summary: Words
    day: date


def letters_of(page: Any, languages: Iterable[str]) -> dict[str, IssueLetter]:
    """The letters of an issue, by language; Dutch always, and no language that the portal does not offer.

    Args:
        page: a newsletter, as it stands in the table (what is published, when it is).
        languages: those in which somebody reads.

    Returns:
        Letters in the order of the portal's languages. Three queries and one for each other language, however much
        news there is.
    """
    wanted = set(languages) | {ORIGINAL}
    tenant = current_tenant()
    news, links = public_news(page), _linked(page)
    origin = absolute(tenant, "")
    return {code: _letter(page, news, links, origin, code) for code in offered(tenant) if code in wanted}


def fingerprint(letters: Mapping[str, IssueLetter]) -> str:
    """The same as long as every word is: so that what is sent is what the editor looked at."""
    kept = json.dumps({code: letter.as_kept() for code, letter in letters.items()}, sort_keys=True)
    return hashlib.sha256(kept.encode()).hexdigest()


def public_news(page: Any) -> list[Any]:
    """The chosen news that everybody may read, in the order that the editor chose. One query.

    Mail leaves the house for good: whatever is for partners, unpublished, expired, or under a page that is, stays.
    """
    keys = [kept for _block, kept in leaves_of(page.news) if isinstance(kept, int)]
    visitor = anonymous(current_tenant())
    found = reachable(visitor, NewsPage).filter(pk__in=keys, audience=PageAudience.PUBLIC).in_bulk()
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def _linked(page: Any) -> dict[int, str]:
    """Paths of the pages to which the words link, of those that everybody may read. One query at most."""
    keys = linked_pages((page.intro, page.closing))
    if not keys:
        return {}
    return dict(reachable(anonymous(current_tenant())).filter(pk__in=keys).values_list("pk", "url_path"))


def _letter(page: Any, news: list[Any], links: Mapping[int, str], origin: str, code: str) -> IssueLetter:
    texts = texts_in([page, *news], code)
    with translation.override(code):
        addresses = {key: f"{origin}{address_of(path)}" for key, path in links.items()}
        own = texts[page.pk]
        intro, closing = (_running(words.text, addresses, origin) for words in (own.intro, own.closing))
        said = [words for each in texts.values() for words in each]
        context = {
            "texts": own,
            "intro": intro,
            "closing": closing,
            "intro_text": as_text(intro),
            "closing_text": as_text(closing),
            "news": [_told(each, texts[each.pk], origin) for each in news],
            "online": f"{origin}{address_of(page.url_path)}",
            "in_dutch": code != ORIGINAL and any(words.only_dutch for words in said),
            "by_machine": any(words.by_machine for words in said),
        }
        return IssueLetter(
            language=code,
            subject=" ".join(own.title.text.split()),
            text=render_to_string(f"{TEMPLATE}.txt", context).strip(),
            html=render_to_string(f"{TEMPLATE}.html", context).strip(),
        )


def _told(page: Any, texts: Texts, origin: str) -> Told:
    return Told(texts.title, f"{origin}{address_of(page.url_path)}", texts.summary, page.day)


def _running(words: str, addresses: Mapping[int, str], origin: str) -> SafeString:
    """Running text with full addresses: a mail has no site of its own. The marks are ours, so each is written so."""
    return mark_safe(shown(words, addresses).replace(' href="/', f' href="{origin}/'))  # noqa: S308  as `shown` wrote
