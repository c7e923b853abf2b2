"""Reads the content files and says in one sentence per mistake what is wrong, where."""

import json
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from portal.demo.content.hours import read_hours
from portal.demo.content.shapes import Capacity, Closed, Organisation, Outline, Person, Place, Portal, Proposal, Service
from portal.demo.content.words import ACCESS, ALIASES_OF_DOMAINS, HOW_TO_BEGIN, LANGUAGES, REMOTE, WAYS_IN
from tenants.access import Role
from tenants.models import OrganisationKind

FOLDER = Path(__file__).parent
SLUGS = ("vechtgooi", "waterkant", "heidedorp")
LONG_AGO = 365

Raw = dict[str, Any]
V = TypeVar("V")


class ContentError(Exception):
    """A content file is wrong. The message names the file, the entry and what to write instead."""


@cache
def read_portals() -> tuple[Portal, ...]:
    """All portals of the demo, checked, including what they point at in each other.

    Raises:
        ContentError: something in a file is wrong.
    """
    portals = tuple(read_portal(slug) for slug in SLUGS)
    for portal in portals:
        elsewhere = {other.slug for other in portals} - {portal.slug}
        for service in portal.services:
            where = f"{portal.slug}/services ({service.id})"
            _known(where, "published_in", service.published_in, elsewhere)
            _known(where, "offered_to", service.offered_to, elsewhere - set(service.published_in))
    return portals


def read_portal(slug: str, folder: Path = FOLDER) -> Portal:
    """One portal from its folder.

    Raises:
        ContentError: something in a file is wrong.
    """
    place = folder / slug
    told = _load(place / "tenant.toml")
    codes = tuple(told["municipalities"])
    area = told["area_code"]
    organisations = _by_id(place / "organisations.toml", "organisation", lambda raw: _organisation(raw, area))
    places = _by_id(place / "places.toml", "place", _place)
    people = tuple(_each(place / "people.toml", "person", _person, name="email"))
    for person in people:
        _known(f"{slug}/people.toml ({person.email})", "organisation", [person.organisation], {"", *organisations})
        if person.team:
            teams = organisations[person.organisation].teams
            _known(f"{slug}/people.toml ({person.email})", "team", [person.team], teams)
    services = tuple(
        service
        for file in sorted((place / "services").glob("*.toml"))
        for service in _each(file, "service", lambda raw, file=file: _service(raw, file.stem))  # type: ignore[misc]
    )
    _refuse_twice(slug, [service.id for service in services])
    for service in services:
        where = f"{slug}/services ({service.id})"
        _known(where, "org", [service.org], organisations)
        _known(where, "at", service.at, places)
        _known(where, "areas", service.areas, codes)
    proposals = _each(place / "proposals.toml", "proposal", lambda raw: Proposal(**raw), name="service")
    for proposal in proposals:
        where = f"{slug}/proposals.toml ({proposal.service})"
        _known(where, "service", [proposal.service], [service.id for service in services])
        _known(where, "by", [proposal.by], [person.email for person in people])
    return Portal(
        slug=told["slug"],
        name=told["name"],
        theme=told["theme"],
        municipalities=codes,
        languages=tuple(told["languages"]),
        notice=told["notice"],
        subtitle=told["subtitle"],
        help_phone=organisations[told["help_organisation"]].phone,
        help_hours=told["help_hours"],
        in_other_languages=told["in_other_languages"],
        outlines=tuple(outlines(folder)[code] for code in codes),
        organisations=organisations,
        places=places,
        people=people,
        services=services,
        proposals=tuple(proposals),
        around=_around(told["slug"], folder),
    )


def outlines(folder: Path = FOLDER) -> Mapping[str, Outline]:
    """Borders of municipalities by CBS code."""
    written = json.loads((folder / "outlines.json").read_text(encoding="utf-8"))["outlines"]
    return {code: _outline(code, told) for code, told in written.items()}


def _around(slug: str, folder: Path) -> tuple[Outline, ...]:
    """The municipalities around those of a portal."""
    written = json.loads((folder / "around.json").read_text(encoding="utf-8"))["around"]
    return tuple(_outline(told["code"], told) for told in written.get(slug, ()))


def _outline(code: str, told: Raw) -> Outline:
    return Outline(code, told["name"], tuple(tuple((x, y) for x, y in ring) for ring in told["rings"]))


@cache
def upl_codes() -> Mapping[str, str]:
    """The code of each product of the Uniforme Productnamenlijst that the content names."""
    codes: dict[str, str] = _load(FOLDER / "upl.toml")
    return codes


def number_of(area_code: str, last: int) -> str:
    """A number that looks right and cannot exist: no subscriber number in the Netherlands begins with 0."""
    middle = "000" if len(area_code) == 3 else "00"
    return f"{area_code} {middle} {last // 100:02d} {last % 100:02d}"


def _organisation(raw: Raw, area_code: str) -> Organisation:
    raw |= {"kind": OrganisationKind(raw["kind"]), "phone": number_of(area_code, raw["phone"])}
    return Organisation(**_tuples(raw))


def _place(raw: Raw) -> Place:
    _known("access", "access", raw.get("access", ()), ACCESS)
    return Place(**_tuples(raw))


def _person(raw: Raw) -> Person:
    return Person(**_tuples(raw | {"role": Role(raw["role"])}))


def _service(raw: Raw, domain: str) -> Service:
    also = raw.pop("also", [])
    audience = raw.pop("audience", "public")
    _known("service", "audience", [audience], {"public", "partners"})
    _known("service", "life domain", [domain, *also], ALIASES_OF_DOMAINS)
    _known("service", "how", [raw.get("how", "afspraak")], WAYS_IN)
    _known("service", "languages", raw.get("languages", ()), LANGUAGES)
    _known("service", "remote", [raw.get("remote", "")], {"", *REMOTE})
    _known("service", "upl", [raw.get("upl", "")], {"", *upl_codes()})
    way = (raw.get("how", "afspraak"), raw.get("remote", ""))
    if way not in HOW_TO_BEGIN:
        raise ValueError(f"'how' and 'remote' do not go together: {way[0]}, {way[1]}")
    if bool(raw.get("at")) == bool(raw.get("remote")):
        raise ValueError("give one of both: 'at' (places) or 'remote' (online, telefoon, thuis)")
    raw["domains"] = [ALIASES_OF_DOMAINS[each] for each in dict.fromkeys([domain, *also])]
    raw["partners_only"] = audience == "partners"
    raw["hours"] = tuple(read_hours(line) for line in raw.get("hours", ()))
    raw["closed"] = tuple(_closed(line) for line in raw.get("closed", ()))
    if "capacity" in raw:
        raw["capacity"] = Capacity(**raw["capacity"])
    return Service(**_tuples(raw))


def _closed(text: str) -> Closed:
    days, _, why = text.partition(": ")
    first, _, last = days.partition("..")
    return Closed(date.fromisoformat(first), date.fromisoformat(last or first), why)


def _load(file: Path) -> Raw:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as wrong:
        raise ContentError(f"{_short(file)}: {wrong}") from wrong


def _each(file: Path, table: str, read: Callable[[Raw], V], name: str = "id") -> list[V]:
    found = []
    for raw in _load(file).get(table, []):
        called = raw.get(name, "without a name")
        try:
            found.append(read(dict(raw)))
        except (KeyError, TypeError, ValueError) as wrong:
            raise ContentError(f"{_short(file)} ({called}): {wrong}") from wrong
    return found


def _by_id(file: Path, table: str, read: Callable[[Raw], Any]) -> dict[str, Any]:
    found = _each(file, table, read)
    _refuse_twice(_short(file), [each.id for each in found])
    return {each.id: each for each in found}


def _refuse_twice(where: str, ids: list[str]) -> None:
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise ContentError(f"{where}: these ids are there more than once: {', '.join(twice)}")


def _known(where: str, what: str, given: Any, known: Any) -> None:
    unknown = [each for each in given if each not in known]
    if unknown:
        choose = ", ".join(sorted(each for each in known if each))
        raise ContentError(f"{where}: {what} has no {', '.join(unknown)}; choose from {choose}")


def _tuples(raw: Raw) -> Raw:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}


def _short(file: Path) -> str:
    return "/".join(file.parts[-3:] if file.parent.name == "services" else file.parts[-2:])
