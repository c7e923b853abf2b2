"""Names that the portal itself has at the top of its addresses: a page may not hide behind them."""

from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern


def is_taken(slug: str) -> bool:
    """Whether addresses of the portal begin with this name."""
    return slug.casefold() in taken_names()


@cache
def taken_names() -> frozenset[str]:
    """The first words of all addresses of the house, and the languages."""
    names = {code for code, _name in settings.LANGUAGES} | {settings.STATIC_URL.strip("/")}
    names |= {route.split("/", 1)[0] for route in _routes(get_resolver(settings.ROOT_URLCONF).url_patterns)}
    return frozenset(name.casefold() for name in names if name and "<" not in name)


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in patterns:
        # The prefix of a language is on the list already; Dutch has none.
        here = before + ("" if isinstance(each.pattern, LocalePrefixPattern) else str(each.pattern).lstrip("^"))
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, here)
        else:
            yield here
