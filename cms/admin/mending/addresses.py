"""Where an editor mends each kind of thing: a table, with what to do while a room has no screen yet. No query."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.urls import NoReverseMatch, reverse

Address = Callable[[int, UUID | None], str]


def first_of(*tries: tuple[str, list[object]]) -> str:
    """The first of these addresses that exists; nothing when none does."""
    for name, arguments in tries:
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""


def address_of_entry(entity: str, uid: UUID | None) -> str:
    """The editor of an entry, or its page on the site where there is no editor."""
    shown = {"service": "web:service", "organization": "web:organisation"}
    return first_of(("cms_entries:edit", [entity, uid]), (shown.get(entity, ""), [uid])) if uid else ""


EDITORS: Mapping[str, Address] = {
    "page": lambda key, _uid: reverse("wagtailadmin_pages:edit", args=[key]),
    "image": lambda key, _uid: reverse("wagtailimages:edit", args=[key]),
    "service": lambda _key, uid: address_of_entry("service", uid),
    "organization": lambda _key, uid: address_of_entry("organization", uid),
}


def translator_of(kind: str, key: int, uid: UUID | None, language: str) -> str:
    """Where to translate it; the editor where it has no screen for translations."""
    found = first_of(("cms_translating:page", [key, language])) if kind == "page" else ""
    return found or editor_of(kind, key, uid)


def editor_of(kind: str, key: int, uid: UUID | None) -> str:
    """Where to mend it; nothing for a kind that has no screen."""
    found = EDITORS.get(kind)
    return found(key, uid) if found else ""
