"""The feed of changes: what became public, what changed, and that something went (RFC 4287, RFC 6721).

The ledger says what to look at; what is told is read anew through `visible`, so that a feed never knows better.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from portal.opendata.ledger.noting import KINDS
from portal.opendata.licences import licence_of
from portal.opendata.models import PublicEntry
from portal.socialmap.selectors.assembling import summary
from tenants.http import PortalRequest, origin_of

MOST = 100
PAGES = {"service": "web:service", "organization": "web:organisation"}
ATOM, TOMBSTONES = "http://www.w3.org/2005/Atom", "http://purl.org/atompub/tombstones/1.0"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Item:
    """One line of the feed. Without a title it went."""

    uid: str
    changed_at: datetime
    published_at: datetime
    title: str = ""
    text: str = ""
    page: str = ""


def feed(request: PortalRequest) -> HttpResponseBase:
    """The last changes, newest first. Three queries."""
    origin = origin_of(request)
    noted = list(PublicEntry.objects.order_by("-changed_at", "-pk")[:MOST])
    items = list(_items(noted, origin))
    return HttpResponse(_atom(request, items, origin), content_type="application/atom+xml; charset=utf-8")


def _items(noted: Sequence[PublicEntry], origin: str) -> Iterator[Item]:
    found: dict[tuple[str, int], Any] = {}
    for entity, public in KINDS.items():
        keys = [row.object_id for row in noted if row.entity == entity]
        found |= {(entity, entry.pk): entry for entry in public().filter(pk__in=keys)}
    for row in noted:
        entry = found.get((row.entity, row.object_id))
        uid, changed = str(row.entry_uid), row.changed_at
        if entry is None:
            yield Item(uid, row.withdrawn_at or changed, row.published_at)
            continue
        page = origin + reverse(PAGES[row.entity], kwargs={"uid": entry.uid})
        yield Item(uid, changed, row.published_at, entry.name, summary(entry.plain_text or entry.description), page)


def _atom(request: PortalRequest, items: Sequence[Item], origin: str) -> bytes:
    written = io.BytesIO()
    xml = XMLGenerator(written, "utf-8", short_empty_elements=True)
    here = request.build_absolute_uri(request.path)
    xml.startDocument()
    _open(xml, "feed", {"xmlns": ATOM, "xmlns:at": TOMBSTONES, "xml:lang": "nl"})
    _text(xml, "id", here)
    _text(xml, "title", f"Wijzigingen op de sociale kaart van {request.tenant.name}")
    _text(xml, "updated", _moment(items[0].changed_at if items else timezone.now().replace(hour=0, minute=0, second=0)))
    _text(xml, "rights", licence_of(request.tenant).url)
    _open(xml, "author")
    _text(xml, "name", request.tenant.name)
    xml.endElement("author")
    _empty(xml, "link", {"rel": "self", "type": "application/atom+xml", "href": here})
    _empty(xml, "link", {"rel": "alternate", "type": "text/html", "href": f"{origin}/"})
    for item in items:
        _item(xml, item)
    xml.endElement("feed")
    xml.endDocument()
    return written.getvalue()


def _item(xml: XMLGenerator, item: Item) -> None:
    if not item.title:
        _empty(xml, "at:deleted-entry", {"ref": f"urn:uuid:{item.uid}", "when": _moment(item.changed_at)})
        return
    _open(xml, "entry")
    _text(xml, "id", f"urn:uuid:{item.uid}")
    _text(xml, "title", item.title)
    _text(xml, "published", _moment(item.published_at))
    _text(xml, "updated", _moment(item.changed_at))
    _empty(xml, "link", {"rel": "alternate", "type": "text/html", "href": item.page})
    _text(xml, "summary", item.text)
    xml.endElement("entry")


def _open(xml: XMLGenerator, name: str, attributes: dict[str, str] | None = None) -> None:
    xml.startElement(name, AttributesImpl(attributes or {}))


def _text(xml: XMLGenerator, name: str, text: str) -> None:
    _open(xml, name)
    xml.characters(_NO_XML.sub("", text))
    xml.endElement(name)


def _empty(xml: XMLGenerator, name: str, attributes: dict[str, str]) -> None:
    _open(xml, name, attributes)
    xml.endElement(name)


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
