"""The requests: route x method x visitor x object, the forms that pages offer sent by everybody, and odd questions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from tests.isolation.addresses import Address, addresses
from tests.isolation.answers import Answer, Gun
from tests.isolation.forms import Form, forms_of, queries_of
from tests.isolation.standing import Standing
from tests.isolation.targets import fill, fill_malformed
from tests.isolation.visitors import Visitor
from tests.isolation.world import World

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ODD = ("", "-1", "0", "9" * 30, "1e309", "nan", "\x00", "a" * 3000, "'\"<>", "%", "\ud83d\ude00", "*", "(", "٣", "0x10")
# What a form never offers, sent along to see whether somebody listens.
SMUGGLED = {"is_superuser": "1", "is_staff": "1", "role": "PO", "tenant": "2", "tenant_id": "2", "audience": "partners"}


@dataclass(frozen=True)
class Shot:
    """One request. `twin` is the same request for an object that does not exist."""

    address: Address
    method: str
    visitor: Visitor
    host: str
    path: str
    standing: Standing | None = None
    twin: str = ""
    data: dict[str, str] = field(default_factory=dict, hash=False)

    def fire(self, gun: Gun) -> Answer:
        return gun.fire(self.method, self.host, self.path, session=self.visitor.session, data=self.data or None)

    def __str__(self) -> str:
        of = f" {self.standing}" if self.standing else ""
        return f"{self.method} {self.address.name}{of} by {self.visitor}"


def host_of(address: Address, world: World) -> str:
    return world.here.primary_host if address.urlconf == settings.ROOT_URLCONF else settings.PLATFORM_HOSTS[0]


def plain(world: World) -> Iterator[Shot]:
    """Every address with every method, by everybody, for every kind of object. Two hundred thousand and more.

    Where a request goes is the same for everybody and is worked out once: that took longer than firing them.
    """
    for address in addresses():
        for standing in list(Standing) if address.parameters else [None]:
            where = aimed(world, address, METHODS[0], world.visitors[0], standing)
            for visitor in world.visitors:
                for method in METHODS:
                    yield Shot(address, method, visitor, where.host, where.path, standing, where.twin)


def aimed(world: World, address: Address, method: str, visitor: Visitor, standing: Standing | None = None) -> Shot:
    """One request at one address."""
    host = host_of(address, world)
    if standing is None:
        return Shot(address, method, visitor, host, address.at())
    path = address.at(**fill(address, world, standing))
    twin = address.at(**fill(address, world, Standing.RANDOM))
    return Shot(address, method, visitor, host, path, standing, twin)


def malformed(world: World) -> Iterator[Shot]:
    """Nonsense in the place of an object."""
    for address in addresses():
        if address.parameters:
            for visitor in world.visitors:
                for method in ("GET", "POST"):
                    path = address.at(**fill_malformed(address, world.aviary.random))
                    yield Shot(address, method, visitor, host_of(address, world), path)


def asked_by_name(world: World) -> Iterator[Shot]:
    """Somebody who knows (nearly) what a hidden entry is called searches for it."""
    address = next(each for each in addresses() if each.name == "web:search")
    host = host_of(address, world)
    nonsense = "kanarie" + "z" * 9 + "q"
    for standing, service in world.objects["socialmap.Service"].items():
        for visitor in world.visitors:
            for name in (service.name, service.name[:-1] + "x", service.professional_text):
                path, twin = (f"{address.at()}?{urlencode({'q': asked})}" for asked in (name, nonsense))
                yield Shot(address, "GET", visitor, host, path, standing, twin)


def from_pages(world: World, gun: Gun, random: Random, pages: int) -> Iterator[Shot]:
    """What the pages themselves offer to somebody: their forms, sent by everybody; their questions, asked oddly.

    Args:
        pages: how many pages to look at.
    """
    known = {(each.urlconf, each.name): each for each in addresses()}
    seen: set[tuple[str, str]] = set()
    looks = [each for each in plain(world) if each.method == "GET" and each.standing in {None, Standing.OWN}]
    for shot in random.sample(looks, min(pages, len(looks))):
        answer = shot.fire(gun)
        if answer.status != 200 or not answer.is_page:
            continue
        for form in forms_of(answer.body, shot.path):
            address = _address_of(form, shot, known)
            if address is not None and form.method == "POST" and (address.name, form.action) not in seen:
                seen.add((address.name, form.action))
                yield from _sent_by_everybody(form, address, shot, world)
        yield from _asked_oddly(queries_of(answer.body, shot.path), shot, random)


def _address_of(form: Form, shot: Shot, known: dict[tuple[str, str], Address]) -> Address | None:
    try:
        match = resolve(urlsplit(form.action).path, urlconf=shot.address.urlconf)
    except Resolver404:
        return None
    return known.get((shot.address.urlconf, match.view_name))


def _sent_by_everybody(form: Form, address: Address, shot: Shot, world: World) -> Iterator[Shot]:
    for visitor in world.visitors:
        for data in (form.values, {**SMUGGLED, **form.values}, {**form.values, **SMUGGLED}):
            yield Shot(address, "POST", visitor, shot.host, form.action, shot.standing, data=data)


def _asked_oddly(queries: dict[str, str], shot: Shot, random: Random) -> Iterator[Shot]:
    for name in queries:
        for odd in random.sample(ODD, 4):
            path = f"{shot.path}?{urlencode({**queries, name: odd}, errors='replace')}"
            yield Shot(shot.address, "GET", shot.visitor, shot.host, path, shot.standing)
