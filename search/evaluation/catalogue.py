"""A catalogue file as a source of documents, and the throw-away tenant that its index lives in."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction

from search.indexing.building import rebuild
from search.places.distance import Point
from search.sources import Card, Pin, SearchDocument, Title, registry
from tenants.access import Actor, system
from tenants.context import activate
from tenants.models import Tenant

_NO_UID = UUID(int=0)


class UnreadableFile(ValueError):
    """A catalogue or a file of questions is not what it should be; says which line."""


@dataclass(frozen=True)
class Entry:
    """One line of a catalogue."""

    id: str
    title: str
    keywords: str
    summary: str
    body: str


@dataclass(frozen=True)
class CatalogueSource:
    """Implements sources.Source over the lines of a catalogue; everybody may see all of it."""

    entries: tuple[Entry, ...]
    kind: str = "evaluation"
    code: int = 63

    def documents(self, object_ids: Collection[int] | None = None) -> Iterator[SearchDocument]:
        for number, entry in enumerate(self.entries, 1):
            if object_ids is None or number in object_ids:
                yield SearchDocument(
                    object_id=number,
                    title=entry.title,
                    keywords=entry.keywords,
                    summary=entry.summary,
                    body=entry.body,
                )

    def visible(self, actor: Actor, object_ids: Collection[int]) -> set[int]:
        return set(object_ids)

    def cards(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Card]:
        found = {number: self.entries[number - 1] for number in object_ids}
        return {number: Card(_NO_UID, entry.title, entry.summary, entry.id) for number, entry in found.items()}

    def titles(self, actor: Actor) -> Iterable[tuple[int, str]]:
        return enumerate((entry.title for entry in self.entries), 1)

    def named(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Title]:
        return {number: Title(_NO_UID, self.entries[number - 1].title) for number in object_ids}

    def pins(self, actor: Actor, points: Mapping[int, Point]) -> dict[int, Pin]:
        return {}

    def things(self, actor: Actor, object_ids: Collection[int]) -> Mapping[int, object]:
        return {number: self.entries[number - 1] for number in object_ids}

    def labels(self, actor: Actor, wanted: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
        return {}


def read_lines(path: Path) -> list[dict[str, object]]:
    """The lines of a JSON Lines file.

    Raises:
        UnreadableFile: a line is no JSON object, or the file cannot be read as text.
    """
    lines = []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise UnreadableFile(f"{path}, line {number}: no JSON ({error.msg})") from error
        if not isinstance(value, dict):
            raise UnreadableFile(f"{path}, line {number}: no object")
        lines.append(value)
    return lines


def read_catalogue(path: Path) -> CatalogueSource:
    """The catalogue in a file of one entry per line: id, title, and where there are keywords, summary and body."""
    entries = []
    for number, line in enumerate(read_lines(path), 1):
        if not isinstance(line.get("id"), str) or not isinstance(line.get("title"), str):
            raise UnreadableFile(f"{path}, entry {number}: no id or no title")
        texts = {name: str(line.get(name) or "") for name in ("id", "title", "keywords", "summary", "body")}
        entries.append(Entry(**texts))
    if not entries:
        raise UnreadableFile(f"{path} holds no entries")
    return CatalogueSource(tuple(entries))


class _ThrownAway(Exception):
    """Ends the block, so that nothing of it stays."""


@contextmanager
def throw_away_index(source: CatalogueSource) -> Iterator[Actor]:
    """An index of this catalogue in a tenant of its own, through the code and in the database of every index;
    nothing stays."""
    registry.register(source)
    try:
        with transaction.atomic():
            tenant = Tenant.objects.create(slug=f"evaluation-{uuid4().hex[:12]}", name="Evaluation")
            with activate(tenant):
                rebuild()
                yield system(tenant, "evaluate-search")
            raise _ThrownAway
    except _ThrownAway:
        pass
    finally:
        registry.remove(source.kind)
