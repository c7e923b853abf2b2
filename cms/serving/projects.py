"""The list of projects, by state, party and municipality. The choice stands in the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cms.blocks.choices import own_municipalities
from cms.blocks.entries import OrganisationBlock
from cms.blocks.leaves import leaves_of
from cms.pages.models import PageAudience, ProjectPage
from cms.pages.project_states import ProjectState
from cms.serving.addresses import address_of
from cms.serving.lists import Listed, Shown, piece_of
from cms.serving.reading import reachable
from cms.translating.reading import names_of
from portal.socialmap.models import Organization
from tenants.access import Actor
from tenants.http import PortalRequest

# Names in the address -> what of a project it narrows.
FILTERS = {"stand": "state", "partij": "parties", "gemeente": "municipality"}
LONGEST = 100
FIRST = date.min


@dataclass(frozen=True)
class Choice:
    value: str
    title: str
    chosen: bool


@dataclass(frozen=True)
class Project:
    """A project as the list filters it. `parties` are uids of the social map, or names."""

    listed: Listed
    state: str
    municipality: str
    parties: frozenset[str]

    def meets(self, asked: dict[str, str]) -> bool:
        values = {"state": {self.state}, "parties": self.parties, "municipality": {self.municipality}}
        return all(value in values[FILTERS[name]] for name, value in asked.items())


def project_list(request: PortalRequest, page: Any) -> Shown:
    """The projects under a page, the latest first. Two queries; the parties are filtered here, for they stand in a
    stream, and a municipality has dozens of projects, not thousands."""
    projects = list(_projects(request.actor, page))
    choices = {
        "stand": [(value, str(label)) for value, label in ProjectState.choices],
        "partij": _parties(request.actor, projects),
        "gemeente": own_municipalities(),
    }
    given = {name: request.GET.get(name, "")[:LONGEST] for name in FILTERS}
    # A value that is no choice counts as not asked.
    asked = {name: value for name, value in given.items() if value in dict(choices[name])}
    found = [project.listed for project in projects if project.meets(asked)]
    piece, pager = piece_of(request, found, asked)
    return {
        "items": tuple(piece),
        "pager": pager,
        "total": len(found),
        "filters": {
            name: [Choice(value, title, asked.get(name) == value) for value, title in offered]
            for name, offered in choices.items()
            if len(offered) > 1
        },
        "asked": asked,
    }


def _projects(actor: Actor, page: Any) -> Iterable[Project]:
    if not page.path:
        return
    labels = dict(ProjectState.choices)
    below = reachable(actor, ProjectPage).filter(path__startswith=page.path, depth=page.depth + 1)
    pages = sorted(below, key=lambda project: project.starts_on or FIRST, reverse=True)
    names = names_of(each.translation_key for each in pages)
    for each in pages:
        yield Project(
            Listed(
                names.of(each.translation_key, each.title),
                address_of(each.url_path),
                names.of(each.translation_key, each.search_description),
                label=str(labels.get(each.state, "")),
                partners_only=each.audience == PageAudience.PARTNERS,
            ),
            each.state,
            each.municipality,
            frozenset(str(kept) for _block, kept in leaves_of(each.parties)),
        )


def _parties(actor: Actor, projects: Sequence[Project]) -> list[tuple[str, str]]:
    """The parties of these projects by name, as far as the actor may see them."""
    named = {party for project in projects for party in project.parties}
    uids = {party for party in named if _is_uid(party)}
    rows = Organization.published.visible_to(actor).filter(uid__in=uids).values_list("uid", "name") if uids else ()
    known = [(str(uid), name) for uid, name in rows] + [(name, name) for name in named - uids]
    return sorted(known, key=lambda pair: pair[1].casefold())


def parties_of(page: Any) -> list[tuple[bool, str]]:
    """The parties of one project in their order: whether it is an entry of the map, and its uid or name."""
    return [(isinstance(block, OrganisationBlock), str(kept)) for block, kept in leaves_of(page.parties)]


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
