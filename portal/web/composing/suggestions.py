"""What search suggests -> groups of links, in the order in which people look for them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from portal.socialmap.selectors.translating import DUTCH, Translated
from portal.web.composing.asked import Asked
from portal.web.composing.cards import address_of
from portal.web.pages.suggestions import SuggestionGroup, SuggestionList, SuggestionOption
from search.query import Suggestion, SuggestionKind

NOBODY = UUID(int=0)
TITLES: Mapping[SuggestionKind, Promise] = {
    SuggestionKind.SERVICE: gettext_lazy("Hulp"),
    SuggestionKind.TOPIC: gettext_lazy("Onderwerpen"),
    SuggestionKind.ORGANISATION: gettext_lazy("Organisaties"),
    SuggestionKind.PAGE: gettext_lazy("Informatie"),
    SuggestionKind.PLACE: gettext_lazy("Zoek in de buurt van"),
}
# Where each leads: a page of its own, or the search with this filled in.
ADDRESSES: Mapping[SuggestionKind, Callable[[Suggestion], str]] = {
    SuggestionKind.SERVICE: lambda each: _page("service", each.target),
    SuggestionKind.TOPIC: lambda each: Asked(facets={each.facet: (each.target,)}).address(),
    SuggestionKind.ORGANISATION: lambda each: _page("organisation", each.target),
    SuggestionKind.PAGE: lambda each: _page("page", each.target),
    SuggestionKind.PLACE: lambda each: Asked(near=each.target).address(),
}


def suggestion_list(found: Sequence[Suggestion]) -> SuggestionList:
    """The suggestions by kind; a kind of which there is none has no heading."""
    groups = tuple(
        SuggestionGroup(str(title), options)
        for kind, title in TITLES.items()
        if (options := tuple(_option(each) for each in found if each.kind == kind))
    )
    return SuggestionList(said=said(len(found)), groups=groups)


def said(number: int) -> str:
    """How many there are, and how one gets there."""
    if not number:
        return _("Geen suggesties.")
    return ngettext(
        "%(n)s suggestie. Kies met pijl omhoog en omlaag.", "%(n)s suggesties. Kies met pijl omhoog en omlaag.", number
    ) % {"n": number}


def _option(suggestion: Suggestion) -> SuggestionOption:
    """Names that nobody translated are Dutch; a screen reader says them so on a page in another language."""
    foreign = get_language() != DUTCH and not isinstance(suggestion.title, Translated)
    address = ADDRESSES[suggestion.kind](suggestion)
    return SuggestionOption(suggestion.title, address, suggestion.extra, DUTCH if foreign else "")


def _page(kind: str, uid: str) -> str:
    return _page_of_nobody(kind, get_language()).replace(str(NOBODY), uid)


@cache
def _page_of_nobody(kind: str, _language: str | None) -> str:
    """Looked up once: finding the addresses of eight anew is a fifth of the whole answer."""
    return address_of(kind, NOBODY)
