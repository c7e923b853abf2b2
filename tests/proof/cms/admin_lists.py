"""How many queries each list of the editors asks with 1, 10 and 100 rows: a list that grows asks no more."""

import tempfile
from collections.abc import Iterator, Mapping

from django.core.cache import caches
from django.test import Client, override_settings

from cms.pages import models
from cms.provisioning import provide
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor, Role, actor_for, system
from tenants.context import activate
from tenants.models import OrganisationKind, Team, Tenant
from tests.cms.admin.work.filling import fill_fast
from tests.cms.boundary.world import fill
from tests.factories.accounts import make_person, sign_in
from tests.factories.newsletter import make_subscribers
from tests.factories.pages import make_page, stream
from tests.factories.socialmap import make_location, make_organization, make_phone, make_service
from tests.factories.tenants import make_organisation, make_tenant
from tests.portal.library.stocking import asked, stocked
from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, brought, separated
from tests.proof.figure import Figure, Size, at_most, told
from tests.proof.timing import ask, queries

ROWS = {Size.SMALL: (1, 10), Size.FULL: (1, 10, 100)}
LISTS: Mapping[str, str] = {
    "entries": "/cms/sociale-kaart/",
    "organisations": "/cms/sociale-kaart/?kind=organization",
    "places": "/cms/sociale-kaart/?kind=location",
    "translating": "/cms/vertalen/",
    "newsletters": "/cms/nieuwsbrief/",
    "lists that were brought": "/cms/lijsten/",
    "library": "/bibliotheek/",
    "questions of professionals": "/bibliotheek/vragen/",
}
# Work waits in a portal of its own: its rows are made without the pages that they are about.
WORK: Mapping[str, str] = {"my work": "/cms/", "mending": "/cms/beter/"}
Place = tuple[Client, str]


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Per list: how many queries more with the most rows than with one. Nothing is drawn at random."""
    with tempfile.TemporaryDirectory(prefix="ketenwijzer-lists-") as folder, override_settings(MEDIA_ROOT=folder):
        desks = {rows: {**_desk(rows), **_work(rows)} for rows in ROWS[size]}
        most = max(desks)
        for name in desks[most]:
            counts = [_count(*desk[name]) for desk in desks.values()]
            yield at_most(f"{name}: queries more with {most} rows than with 1", max(counts) - counts[0], 0)
            yield told(f"{name}: queries", max(counts))


def _count(editor: Client, address: str) -> int:
    ask(editor, address)  # what is learnt once does not count
    for cache in caches.all():
        cache.clear()
    return queries(editor, address)


def _desk(rows: int) -> dict[str, Place]:
    """Where an editor finds the lists of a portal with so many rows of each kind."""
    tenant, town_hall = _portal("lijst", rows)
    person = make_person(tenant, Role.EDITOR, organisation=town_hall, name=f"Redacteur-{rows}")
    provide(tenant)
    partner = make_person(tenant, Role.PARTNER, name=f"Partner-{rows}")
    with activate(tenant):
        ensure_taxonomies(system(tenant, "proof"))
        for number in range(rows):
            _one_of_each(actor_for(person, tenant), actor_for(partner, tenant), number)
    make_subscribers(tenant, rows)
    news = _pages(tenant, rows)
    editor = sign_in(Client(), person, tenant)
    explorer = {"Wagtail's page explorer": f"/cms/pages/{news.pk}/"}
    return {name: (editor, address) for name, address in {**LISTS, **explorer}.items()}


def _one_of_each(editor: Actor, partner: Actor, number: int) -> None:
    service = make_service(f"Hulp {number}", make_organization(f"Helper {number}"))
    make_location(service, street=f"Kade {number}")
    make_phone(f"010 123 {number:04}", service=service)
    stocked(editor, f"Protocol {number}")
    asked(partner, f"Mag het {number} keer?")
    brought(editor, separated(HEADINGS, FIRST))


def _pages(tenant: Tenant, rows: int) -> models.NewsIndexPage:
    """So many messages and newsletters of them."""
    with activate(tenant):
        front = models.HomePage.objects.get()
    news: models.NewsIndexPage = make_page(front, models.NewsIndexPage, "Nieuws")
    letters = make_page(front, models.NewsletterIndexPage, "Nieuwsbrieven")
    for number in range(rows):
        item = make_page(news, models.NewsPage, f"Bericht {number}")
        make_page(letters, models.NewsletterPage, f"Brief {number}", news=stream(("news", item.pk)))
    return news


def _work(rows: int) -> dict[str, Place]:
    """Where an editor finds what waits."""
    tenant, town_hall = _portal("werk", rows)
    things = fill(tenant, town_hall, f"werk{rows}")
    fill_fast(things, rows, make_organisation(tenant, f"Welzijn {rows}"))
    editor = sign_in(Client(), things.editor, tenant)
    return {name: (editor, address) for name, address in WORK.items()}


def _portal(kind: str, rows: int) -> tuple[Tenant, Team]:
    tenant = make_tenant(f"{kind}{rows}", languages=["nl", "en"])
    return tenant, make_organisation(tenant, f"Gemeente {kind} {rows}", OrganisationKind.MUNICIPALITY)
