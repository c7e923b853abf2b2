"""The invented content: enough of it, in the right places, with days that exist."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from portal.demo.content.reading import FOLDER, ContentError, number_of, outlines, read_portal, read_portals
from portal.demo.content.shapes import Outline, Place, Portal
from portal.demo.content.words import ALIASES_OF_DOMAINS, WAYS_IN
from portal.socialmap.taxonomies import our_taxonomies
from portal.web.themes import THEMES
from tenants.access import Role
from tenants.municipalities import municipalities

# Facts of the postcode list: which four digits belong to which municipality (visiting addresses).
POSTCODES = {
    "GM0406": {"1271", "1272", "1273", "1274", "1275", "1276", "1277"},
    "GM0376": {"1261"},
    "GM0317": {"3755"},
    "GM0417": {"1251", "1252"},
    "GM0622": {"3131", "3132", "3133", "3134", "3135", "3136", "3137", "3138"},
    "GM0228": {
        *("6711", "6712", "6713", "6714", "6715", "6716", "6717", "6718", "6721", "6731", "6732", "6733", "6741"),
        *("6744", "6745"),
    },
}
SIGN_IN = {
    *(Role.PARTNER, Role.PARTNER_ADMIN, Role.VOLUNTEER, Role.CONSULTANT, Role.MUNICIPALITY_ADMIN, Role.EDITOR),
    *(Role.ORGANISER, Role.PRIVACY_OFFICER, Role.OPERATOR),
}

portals = pytest.mark.parametrize("portal", read_portals(), ids=lambda portal: portal.slug)


@portals
def test_there_are_enough_organisations_and_services(portal: Portal) -> None:
    assert 25 <= len(portal.organisations) <= 60
    assert len(portal.services) >= 120


@portals
def test_each_organisation_offers_something(portal: Portal) -> None:
    assert {service.org for service in portal.services} == set(portal.organisations)


@portals
def test_every_life_domain_has_at_least_eight_services(portal: Portal) -> None:
    counted = Counter(service.domains[0] for service in portal.services)

    assert set(counted) == set(ALIASES_OF_DOMAINS.values())
    assert min(counted.values()) >= 8


def test_life_domains_and_target_groups_are_those_of_the_map() -> None:
    terms = {taxonomy.code: {term.code for term in taxonomy.terms} for taxonomy in our_taxonomies()}

    assert set(ALIASES_OF_DOMAINS.values()) == terms["leefgebieden"]
    groups = {group for portal in read_portals() for service in portal.services for group in service.groups}
    assert groups <= terms["doelgroepen"]


@portals
def test_all_kinds_of_entry_are_there(portal: Portal) -> None:
    services = portal.services

    assert sum(1 for service in services if service.partners_only) >= 5
    assert sum(1 for service in services if service.checked > 183) >= 2, "stale ones"
    assert sum(1 for service in services if service.pro) >= len(services) // 4
    assert any(portal.places[place].secret for service in services for place in service.at)
    for kind in ("capacity", "wait", "closed", "languages", "upl", "bring", "remote", "who", "min_age"):
        assert any(getattr(service, kind) for service in services), kind
    assert any(hours.closes_at.hour >= 20 for service in services for hours in service.hours), "evenings"
    assert {service.how for service in services} == set(WAYS_IN)


def test_the_credit_bank_and_the_food_bank_are_shared() -> None:
    shared = {
        service.org: set(service.published_in)
        for portal in read_portals()
        for service in portal.services
        if service.published_in
    }

    assert shared == {"vaste-grond": {"waterkant", "heidedorp"}, "korenmaat": {"waterkant", "heidedorp"}}


@portals
def test_every_place_lies_in_its_municipality(portal: Portal) -> None:
    for place in portal.places.values():
        home = _municipality_of(place, portal)
        assert home is not None, f"{place.id}: {place.postcode} is of none of {portal.municipalities}"
        assert _lies_in(place, home), f"{place.id} lies outside {home.name}"


@portals
def test_the_municipalities_are_official_and_the_theme_exists(portal: Portal) -> None:
    for outline in portal.outlines:
        assert municipalities()[outline.code] == outline.name
    assert portal.theme in THEMES


@portals
def test_every_role_that_signs_in_has_somebody(portal: Portal) -> None:
    assert {person.role for person in portal.people} == SIGN_IN
    partners = [person for person in portal.people if person.role == Role.PARTNER_ADMIN]
    assert len({person.organisation for person in partners}) >= 2


def test_somebody_works_in_two_portals_and_organisations_have_two_teams() -> None:
    people = [person for portal in read_portals() for person in portal.people]
    emails = [person.email for person in people]

    assert any(person.also_in for person in people)
    assert len(emails) == len(set(emails))
    for portal in read_portals():
        assert any(len(organisation.teams) == 2 for organisation in portal.organisations.values())


@portals
def test_services_are_somewhere_at_some_time(portal: Portal) -> None:
    for service in portal.services:
        assert service.at or service.remote
        assert service.hours or service.remote == "online" or service.org == "havenkerk", service.id


def test_a_mistake_is_told_with_file_entry_and_choices(tmp_path: Path) -> None:
    _copy(tmp_path)
    file = tmp_path / "waterkant" / "services" / "geld.toml"
    file.write_text(file.read_text().replace('hours = ["ma-do 8.30-16.30"]', 'hours = ["maandag 8.30-16.30"]'))

    with pytest.raises(
        ContentError,
        match=r"waterkant/services/geld.toml \(schuldregeling\): 'maandag 8.30-16.30' are|'maandag' is no day",
    ):
        read_portal("waterkant", tmp_path)


def test_an_unknown_organisation_is_named(tmp_path: Path) -> None:
    _copy(tmp_path)
    file = tmp_path / "heidedorp" / "services" / "werk.toml"
    file.write_text(file.read_text().replace('org = "werkveld"', 'org = "werkvelt"', 1))

    with pytest.raises(ContentError, match=r"werkveld-coach\): org has no werkvelt; choose from"):
        read_portal("heidedorp", tmp_path)


def test_numbers_cannot_be_given_out_in_the_dutch_numbering_plan() -> None:
    assert number_of("035", 12) == "035 000 00 12"
    assert number_of("0318", 210) == "0318 00 02 10"


def _copy(folder: Path) -> None:
    for file in FOLDER.rglob("*"):
        if file.suffix in {".toml", ".json"}:
            target = folder / file.relative_to(FOLDER)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())


def _municipality_of(place: Place, portal: Portal) -> Outline | None:
    for code in portal.municipalities:
        if place.postcode[:4] in POSTCODES[code]:
            return outlines()[code]
    return None


def _lies_in(place: Place, outline: Outline) -> bool:
    """Whether a ray to the east crosses the border an odd number of times."""
    x, y = place.longitude, place.latitude
    crossings = sum(
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for ring in outline.rings
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])
    )
    return crossings % 2 == 1
