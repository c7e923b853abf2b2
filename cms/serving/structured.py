"""What search engines read of a page: schema.org, made from the same values as the page.

- https://schema.org/NewsArticle (headline, datePublished, description)
- https://schema.org/GovernmentService (name, provider, audience, termsOfService); identifier is the UPL product
- https://schema.org/FAQPage (mainEntity: Question with acceptedAnswer)
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cms.blocks.rich import plain
from cms.pages.models import NewsPage, QuestionsPage, SchemePage
from portal.web.composing.structured import Thing, breadcrumbs

MOST_QUESTIONS = 50


def things(page: Any, context: Mapping[str, Any], site: str, trail: Sequence[tuple[str, str]]) -> list[Thing]:
    """The page, where its type means something to search engines, and the road to it."""
    made = MAKERS.get(type(page))
    road = breadcrumbs(list(trail), site)
    return [_told(made(page, context, site)), road] if made else [road]


def _news(page: Any, _context: Mapping[str, Any], site: str) -> Thing:
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.search_description,
        "datePublished": page.day.isoformat(),
        "url": f"{site}{page.get_url() or ''}",
    }


def _scheme(page: Any, context: Mapping[str, Any], site: str) -> Thing:
    organisation = context.get("organisations", {}).get(page.organisation)
    return {
        "@type": "GovernmentService",
        "name": page.title,
        "description": page.search_description,
        "url": f"{site}{page.get_url() or ''}",
        "identifier": page.upl_address,
        "audience": {"@type": "Audience", "audienceType": plain(page.for_whom)} if page.for_whom else None,
        "provider": {"@type": "Organization", "name": organisation[0], "url": f"{site}{organisation[1]}"}
        if organisation
        else None,
    }


def _questions(page: Any, _context: Mapping[str, Any], site: str) -> Thing:
    return {
        "@type": "FAQPage",
        "name": page.title,
        "url": f"{site}{page.get_url() or ''}",
        "mainEntity": [
            {
                "@type": "Question",
                "name": each.value["question"],
                "acceptedAnswer": {"@type": "Answer", "text": plain(str(each.value["answer"].source))},
            }
            for each in list(page.questions)[:MOST_QUESTIONS]
        ],
    }


MAKERS: dict[type, Callable[[Any, Mapping[str, Any], str], Thing]] = {
    NewsPage: _news,
    SchemePage: _scheme,
    QuestionsPage: _questions,
}


def _told(thing: Thing) -> Thing:
    """What is not known is not told."""
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
