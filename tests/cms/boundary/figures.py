"""Aims every address of the admin at one's own things and at those of another portal, and counts what comes of it.

`run` gives the figures for docs/proof.md; the test beside it asks the same of a smaller share.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.test import Client, override_settings

from cms.boundary.routes import route_of
from tenants.models import OrganisationKind, Tenant
from tests.cms.boundary.aiming import QUERIES, addresses, query
from tests.cms.boundary.world import CANARY, Things, fill, rows_of
from tests.factories.accounts import sign_in
from tests.factories.tenants import make_organisation, make_tenant
from tests.proof.figure import Figure, Size, at_least, at_most, told

ASKED = 5_000
# Stock Wagtail 8.0.1 stumbles here, for the editor's own things: over an empty form, and over a parent that its form
# has just refused because it is of another portal. Nothing is shown and nothing written. Never more.
STUMBLES = frozenset({"wagtailadmin_choose_page_external_link", "wagtailadmin_pages:copy"})


@dataclass(frozen=True)
class Shot:
    """One request: the name of the address that it aims at, and what is sent there."""

    name: str
    method: str
    path: str
    form: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.name} {self.path} {self.form}"


@dataclass
class Found:
    """What a round of shots brought to light."""

    asked: int = 0
    leaks: list[str] = field(default_factory=list)
    broke: list[str] = field(default_factory=list)
    stumbled: int = 0


def shots(here: Things, there: Things, *, whole: bool = False) -> Iterator[Shot]:
    """What is open with all that can be smuggled. What is closed once each way, or when `whole` with all as well."""
    for address in addresses():
        for things in (here, there):
            path = address.at(things)
            opens = whole or (things is here and bool(route_of(address.name).opens))  # type: ignore[union-attr]
            for asking in QUERIES if opens else QUERIES[:1]:
                yield Shot(address.name, "get", path + query(asking, there, "zoekwoord"))
            for form in forms_for(there) if opens or address.names_a_thing else [{}]:
                yield Shot(address.name, "post", path, form)


def forms_for(there: Things) -> list[dict[str, Any]]:
    """What somebody would send who wants into another portal."""
    page, home, shelf = there.page.pk, there.home.pk, there.provision.shelf_id
    return [
        {},
        {"title": "overgenomen", "slug": "overgenomen", "new_title": "x", "new_slug": "x", "new_parent_page": home},
        {"title": "overgenomen", "collection": shelf, "parent": page, "id": page, "next": "/", "action-publish": "1"},
        {"page": page, "image": there.image.pk, "workflow": there.workflow.pk, "tasks": there.task.pk, "comment": "x"},
        {"title": "overgenomen", "slug": "overgenomen", **remarks_on(there.comment.pk)},
    ]


def remarks_on(remark: int) -> dict[str, Any]:
    """As the editor of a page sends the remarks beside it."""
    whole = {"id": remark, "text": "overgenomen", "contentpath": "title", "position": "", "resolved": "on"}
    return {
        "comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "1",
        "comments-0-replies-TOTAL_FORMS": "0", "comments-0-replies-INITIAL_FORMS": "0",
        **{f"comments-0-{name}": value for name, value in whole.items()},
    }  # fmt: skip


def fire(browser: Client, aimed: Iterator[Shot]) -> Found:
    """Fire all of them."""
    found = Found()
    for shot in aimed:
        response = getattr(browser, shot.method)(shot.path, shot.form)
        found.asked += 1
        if leaks(body_of(response)):
            found.leaks.append(str(shot))
        if response.status_code < 500:
            continue
        if shot.name in STUMBLES:
            found.stumbled += 1
        else:
            found.broke.append(f"{shot}: {response.status_code}")
    return found


def leaks(body: bytes) -> bool:
    return CANARY.encode() in body.lower()


def body_of(response: Any) -> bytes:
    if getattr(response, "streaming", False):
        return b"".join(response.streaming_content)
    return bytes(response.content)


def changed(before: dict[str, list[tuple[Any, ...]]], after: dict[str, list[tuple[Any, ...]]]) -> list[str]:
    """Kinds of rows of the other portal that are not what they were."""
    return [kind for kind, rows in before.items() if after[kind] != rows]


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The figures of the wall. Nothing is drawn at random."""
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-wall-") as folder, override_settings(MEDIA_ROOT=folder):
        here = _portal("waterkant", "eigen")
        there = _portal("heidedorp", CANARY)
        # In whose browser nothing crashes unseen.
        browser = sign_in(Client(raise_request_exception=False), here.editor, here.tenant)
        before = rows_of(there)
        found = fire(browser, shots(here, there, whole=size is Size.FULL))
        foreign = changed(before, rows_of(there))
    for each in sorted({*found.leaks, *found.broke, *foreign})[:40]:
        print(f"       {each}")
    yield told("addresses of the admin of Wagtail", len(addresses()))
    yield at_least("requests", found.asked, ASKED) if size is Size.FULL else told("requests", found.asked)
    yield at_most("leaks", len(found.leaks), 0)
    yield at_most("kinds of rows of the other portal that changed", len(foreign), 0)
    yield at_most("answers 500 at addresses that are not on the list", len(found.broke), 0)
    yield at_most("addresses on the list, where stock Wagtail stumbles", len(STUMBLES), 2)
    yield told("answers 500 at the addresses on the list", found.stumbled)


def _portal(slug: str, word: str) -> Things:
    tenant: Tenant = make_tenant(slug)
    return fill(tenant, make_organisation(tenant, f"Gemeente {slug}", OrganisationKind.MUNICIPALITY), word)
