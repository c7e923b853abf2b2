"""The language of a page stands in its address: Dutch without a prefix, /en/ and /ar/ before the others.

Nothing else decides: no cookie, no header of the browser. So an address shows the same page to everybody, and a link
that somebody shares keeps its language. A portal offers the languages of `Tenant.languages`; the prefix of another
one is no address there (404).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext as _

from portal.socialmap.selectors.translating import StillDutch, Translated
from tenants.errors import Invalid
from tenants.models import Tenant

ORIGINAL = settings.LANGUAGE_CODE  # the language in which the site is written
WORDS = frozenset({"subtitle", "help_hours", "welcome", "notice"})  # settings of a portal that are words
LONGEST = 300


@dataclass(frozen=True)
class Language:
    """A language that a reader may choose, and where this very page stands in it."""

    code: str
    name: str  # in the language itself
    right_to_left: bool
    path: str  # without the query: what search engines are told
    url: str
    current: bool


def offered(tenant: Tenant | None) -> tuple[str, ...]:
    """The languages of this portal, in the order of the settings; Dutch always."""
    chosen = tenant.languages if tenant is not None else ()
    return tuple(code for code, _name in settings.LANGUAGES if code == ORIGINAL or code in chosen)


def language_of_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware in the place of Django's own, which also asks the browser. Stands after the host is known."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = language_in(request.path_info, offered(getattr(request, "tenant", None)))
        with override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def language_in(path: str, codes: Collection[str]) -> str:
    """The language of the prefix, when the portal offers it; otherwise Dutch, in which the prefix leads nowhere."""
    first = path[1:].split("/", 1)[0]
    return first if first in codes else ORIGINAL


def languages_of_page(request: HttpRequest) -> tuple[Language, ...]:
    """This page in each language of the portal; nothing where there is no choice. Costs no query."""
    match = request.resolver_match
    if match is None or match.url_name is None:  # what has no name has no address in another language
        return ()
    query = request.META.get("QUERY_STRING", "") if request.method in {"GET", "HEAD"} else ""
    return _in_each_language(request, match.view_name, match.kwargs, query)


def front_pages(request: HttpRequest) -> tuple[Language, ...]:
    """The front page in each language: for error pages, which must not tell by a link what stood in the address."""
    return _in_each_language(request, "web:home", {})


def setting_in_language(tenant: Tenant, name: str, default: str = "") -> str:
    """Words of the portal's own in the language of the page; Dutch where nobody translated them.

    The setting `in_other_languages` holds them by language and name, beside the Dutch ones: an editor who changes the
    Dutch words changes these too.
    """
    others = tenant.setting("in_other_languages", {}).get(get_language() or ORIGINAL, {})
    if others.get(name):
        return Translated(str(others[name]))
    own = str(tenant.setting(name, ""))
    return known_language(own) if own else default


def known_language(text: str) -> str:
    """A text of people for a place where words of the house may stand as well: translated, or known to be Dutch."""
    return text if not text or isinstance(text, Translated) or get_language() == ORIGINAL else StillDutch(text)


def checked_words(value: object) -> dict[str, dict[str, str]]:
    """The setting `in_other_languages`: {"en": {"subtitle": "..."}}, ready to keep.

    Raises:
        Invalid: another language than the site speaks, another name than WORDS has, or a text that is no short text.
    """
    others = {code for code, _name in settings.LANGUAGES} - {ORIGINAL}
    if not isinstance(value, dict) or not all(isinstance(words, dict) for words in value.values()):
        raise Invalid(_("Geef per taal de woorden van het portaal."))
    for code, words in value.items():
        if code not in others:
            raise Invalid(_("Deze taal is er niet: %(language)s.") % {"language": code})
        for name, text in words.items():
            if name not in WORDS or not isinstance(text, str) or not 0 < len(text.strip()) <= LONGEST:
                raise Invalid(_("Schrijf hier een korte tekst."))
    return value


def own_name(code: str) -> str:
    """As the language calls itself. Polish writes "polski", but in our list each name begins a line."""
    name = str(get_language_info(code)["name_local"])
    return name[:1].upper() + name[1:]


def _in_each_language(
    request: HttpRequest, view_name: str, kwargs: dict[str, Any], query: str = ""
) -> tuple[Language, ...]:
    paths = {code: _path(view_name, kwargs, code) for code in offered(getattr(request, "tenant", None))}
    if len(set(paths.values())) == 1:  # one language, or an address that stands outside the languages
        return ()
    return tuple(
        Language(
            code,
            own_name(code),
            bool(get_language_info(code)["bidi"]),
            path,
            f"{path}?{query}" if query else path,
            code == getattr(request, "LANGUAGE_CODE", ORIGINAL),
        )
        for code, path in paths.items()
    )


def _path(view_name: str, kwargs: dict[str, Any], code: str) -> str:
    with override(code):
        return reverse(view_name, kwargs=kwargs)
