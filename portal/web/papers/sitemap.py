"""The sitemap (sitemaps.org): every public page of a portal, in each of its languages, and since when it is so.

Written by hand instead of with django.contrib.sitemaps: that asks the resolver once per address, language and
alternate, which at 10,000 entries in three languages is 120,000 times. Here it is asked once per kind and language.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from uuid import UUID
from xml.sax.xmlreader import AttributesImpl

from django.urls import reverse
from django.utils.translation import override
from django.utils.xmlutils import SimplerXMLGenerator

from portal.socialmap.selectors.addresses import EntryAddress, entry_addresses, number_of_entries
from portal.socialmap.selectors.topics import life_domains
from portal.web.composing.places import places_of
from portal.web.languages import ORIGINAL, offered
from search.places.towns import towns_of
from tenants.access import Actor

NAMESPACE = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
WITH_ALTERNATES = {**NAMESPACE, "xmlns:xhtml": "http://www.w3.org/1999/xhtml"}
# Of 50,000 addresses and 50 MB that the protocol allows: with all languages and their alternates about 1 MB.
PER_PART = 1000
Addresses = Iterator[tuple[dict[str, str], str]]
PLAIN_PAGES = ("web:home", "web:topics", "intake:missing", "opendata:home", "web:accessibility", "web:privacy")
ENTRY_PAGES = {"service": "web:service", "organization": "web:organisation"}
SOMEBODY = UUID(int=0)


@dataclass(frozen=True)
class Brought:
    """Pages of a room above this one: how many there are, and a piece of them as paths by language and a day."""

    kind: str
    number: Callable[[Actor], int]
    addresses: Callable[[Actor, int, int], Addresses]


_brought: dict[str, Brought] = {}


def bring_addresses(brought: Brought) -> None:
    """Let a part of the house bring pages to the sitemap; saying it twice counts once."""
    _brought[brought.kind] = brought


def kinds() -> set[str]:
    """The kinds of parts there can be."""
    return {"pages", *ENTRY_PAGES, *_brought}


@dataclass(frozen=True)
class Part:
    """One file of the sitemap: the plain pages, or a thousand entries of a kind."""

    kind: str
    number: int


def parts(actor: Actor) -> list[Part]:
    """The parts there are. Two queries, and one for each kind that another room brings."""
    entries = [
        Part(kind, number)
        for kind in ENTRY_PAGES
        for number in range(1, 1 + -(-number_of_entries(actor, kind) // PER_PART))
    ]
    brought = [
        Part(each.kind, number)
        for each in _brought.values()
        for number in range(1, 1 + -(-each.number(actor) // PER_PART))
    ]
    return [Part("pages", 1), *entries, *brought]


def write_index(stream: StringIO, actor: Actor, site: str) -> None:
    """The list of parts. Two queries."""
    xml = _begun(stream, "sitemapindex", NAMESPACE)
    for part in parts(actor):
        xml.startElement("sitemap", AttributesImpl({}))
        xml.addQuickElement("loc", site + reverse("papers:sitemap_part", args=[part.kind, part.number]))
        xml.endElement("sitemap")
    xml.endElement("sitemapindex")


def write_part(stream: StringIO, actor: Actor, part: Part, site: str) -> int:
    """One part. One query for entries, three for pages, however many; tells how many addresses it wrote."""
    xml = _begun(stream, "urlset", WITH_ALTERNATES)
    written = 0
    for paths, changed_on in _addresses_of(actor, part):
        for path in dict.fromkeys(paths.values()):
            _write_address(xml, site, path, paths, changed_on)
            written += 1
    xml.endElement("urlset")
    return written


def _addresses_of(actor: Actor, part: Part) -> Addresses:
    if part.kind == "pages":
        return _pages(actor)
    if part.kind in _brought:
        return _brought[part.kind].addresses(actor, (part.number - 1) * PER_PART, PER_PART)
    return _entries(actor, part)


def _pages(actor: Actor) -> Addresses:
    languages = offered(actor.tenant)
    for name in PLAIN_PAGES:
        yield paths_of(name, (), languages), ""
    for topic in life_domains(actor):
        if topic.services:
            yield paths_of("web:topic", (topic.code,), languages), ""
    codes = actor.tenant.municipality_codes
    for place in places_of(codes, towns_of(codes)):
        yield paths_of("web:place", (place.slug,), languages), ""


def _entries(actor: Actor, part: Part) -> Addresses:
    shape = paths_of(ENTRY_PAGES[part.kind], (SOMEBODY,), offered(actor.tenant))
    found: Iterable[EntryAddress] = entry_addresses(
        actor, part.kind, start=(part.number - 1) * PER_PART, number=PER_PART
    )
    for entry in found:
        paths = {language: path.replace(str(SOMEBODY), str(entry.uid)) for language, path in shape.items()}
        yield paths, entry.changed_on.isoformat()


def paths_of(name: str, arguments: tuple[object, ...], languages: tuple[str, ...]) -> dict[str, str]:
    """The path of a page in each of these languages."""
    found = {}
    for language in languages:
        with override(language):
            found[language] = reverse(name, args=arguments)
    return found


def _write_address(xml: SimplerXMLGenerator, site: str, path: str, paths: dict[str, str], changed_on: str) -> None:
    xml.startElement("url", AttributesImpl({}))
    xml.addQuickElement("loc", site + path)
    if changed_on:
        xml.addQuickElement("lastmod", changed_on)
    if len(paths) > 1:
        for language, other in [*paths.items(), ("x-default", paths[ORIGINAL])]:
            link = {"rel": "alternate", "hreflang": language, "href": site + other}
            xml.addQuickElement("xhtml:link", attrs=link)
    xml.endElement("url")


def _begun(stream: StringIO, root: str, attributes: dict[str, str]) -> SimplerXMLGenerator:
    xml = SimplerXMLGenerator(stream, "utf-8")
    xml.startDocument()
    xml.startElement(root, AttributesImpl(attributes))
    return xml
