"""On a page in another language Dutch stands only where it is said to be Dutch: nothing on it was forgotten."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.web.conftest import fill_with

# Small words without which Dutch cannot say a sentence, and that English and names do not have.
DUTCH = re.compile(
    r"\b(het|een|uw|niet|voor|met|wordt|zijn|deze|bij|naar|alle|geen|nog|kunt|heeft|lezen|wijzigen|maken|ook|maar|"
    r"zien|wij|onze|meer|zoeken|kies)\b",
    re.IGNORECASE,
)
SHOWN = ("aria-label", "placeholder", "title", "alt", "data-label", "content")
EMPTY = frozenset({"meta", "link", "img", "input", "br", "hr"})
PUBLIC = (
    "web:home", "web:search", "web:topics", "web:my_list", "web:privacy", "web:accessibility", "intake:missing",
    "account_login", "account_reset_password",
)  # fmt: skip
AT_WORK = (
    "web:overview", "accounts:account", "accounts:rights", "accounts:people", "accounts:invite", "accounts:invitations",
    "accounts:partners", "socialmap:proposals", "socialmap:offers", "intake:reports", "web:retention",
)  # fmt: skip


class _Said(HTMLParser):
    """What a page says in its own language: text and what is read aloud, without what is marked as Dutch."""

    def __init__(self) -> None:
        super().__init__()
        self.elsewhere: list[bool] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if not any(self.elsewhere):
            self.found += [told[name] or "" for name in SHOWN if name in told]
        if tag not in EMPTY:
            self.elsewhere.append(told.get("lang") == "nl" or tag in {"bdi", "script", "style", "svg"})

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY and self.elsewhere:
            self.elsewhere.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.elsewhere):
            self.found.append(" ".join(data.split()))


def forgotten(page: str) -> list[str]:
    said = _Said()
    said.feed(page)
    return [text for text in said.found if DUTCH.search(text)]


def _in(language: str, name: str) -> str:
    with override(language):
        return reverse(name)


@pytest.mark.parametrize("language", ["en", "ar", "tr", "pl", "uk"])
def test_no_public_page_has_a_forgotten_word(visitor: Client, waterkant: Tenant, language: str) -> None:
    organization = fill_with(waterkant, 2)
    addresses = [_in(language, name) for name in PUBLIC]
    addresses += [
        f"{_in(language, 'web:search')}?q=schuldhulp",
        f"{_in(language, 'web:search')}?q=xqzjw&plaats=nergens",
        f"/{language}/organisatie/{organization.uid}/",
    ]
    waterkant.settings = {}
    waterkant.languages = ["nl", language]
    waterkant.save()

    pages = {address: visitor.get(address) for address in addresses}
    assert {address for address, page in pages.items() if page.status_code != 200} == set()
    found = {address: forgotten(page.content.decode()) for address, page in pages.items()}
    found["404"] = forgotten(visitor.get(f"/{language}/weg/").content.decode())
    assert {address: texts for address, texts in found.items() if texts} == {}


@pytest.mark.parametrize("language", ["en", "ar", "tr", "pl", "uk"])
def test_no_page_of_work_has_a_forgotten_word(marit: Actor, language: str) -> None:
    marit.tenant.languages = ["nl", language]
    marit.tenant.save()
    client = sign_in(Client(), marit)
    pages = {name: client.get(_in(language, name)) for name in AT_WORK}

    found = {name: forgotten(page.content.decode()) for name, page in pages.items() if page.status_code == 200}
    assert len(found) > len(AT_WORK) / 2
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_a_forgotten_word_would_be_found() -> None:
    assert forgotten("<p>Wij zoeken met u mee.</p>") == ["Wij zoeken met u mee."]
    assert forgotten('<button aria-label="Zoeken naar hulp">x</button>') == ["Zoeken naar hulp"]
    assert forgotten('<p lang="nl" dir="ltr">Wij zoeken <b>met u</b> mee.</p><p>ok</p>') == []
