"""A portal with as many pages as asked: one of each type, and the rest in the proportions of a real site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from cms.pages import models
from cms.pages.models import BasePage, HomePage, PageAudience
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.pages import DEMANDED, make_front, make_page, stream

EACH_TYPE = 20  # pages: one of each type, and what the front page shows of news
TOPIC = "wonen"
BODY = stream(*(("section", {"heading": f"Kop {n}", "content": stream(("text", "<p>Bel ons.</p>"))}) for n in range(5)))
# What a site grows with: of each hundred pages so many. The last three are shown to partners, to nobody, and not now.
GROWS: Mapping[str, int] = {
    "NewsPage": 30,
    "InformationPage": 30,
    "SchemePage": 10,
    "ProjectPage": 5,
    "PartnerPage": 10,
    "draft": 10,
    "CampaignPage": 5,
}
LONG_AGO = timezone.localdate() - timedelta(days=400)


@dataclass(frozen=True)
class LargeSite:
    """A filled site; `pages` has the first page of each type by its name."""

    tenant: Tenant
    pages: Mapping[str, Any]

    @property
    def addresses(self) -> dict[str, str]:
        """Where each type is read. The front page and a topic stand at addresses of the portal."""
        found = {name: page.get_url() for name, page in self.pages.items()}
        return {**found, "HomePage": "/", "TopicPage": f"/onderwerp/{TOPIC}/"}


def make_site(tenant: Tenant, pages: int) -> LargeSite:
    """Fill a portal that has no pages yet, with one page of each type.

    Args:
        pages: how many in all; no less than `EACH_TYPE`.
    """
    made = _one_of_each(tenant)
    _grow(made, pages - EACH_TYPE)
    return LargeSite(tenant, made)


def make_neighbour(tenant: Tenant, pages: int) -> None:
    """So many pages to stand beside: a front page, news and pages of information, written in a moment."""
    front = make_front(tenant, welcome="Welkom hiernaast.")
    news = make_page(front, models.NewsIndexPage, "Nieuws")
    _add(news, models.NewsPage, pages // 2, day=timezone.localdate())
    _add(front, models.InformationPage, pages - 2 - pages // 2, show_in_menus=True)


def analyse() -> None:
    """Let PostgreSQL count what it has; SQLite does without."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _one_of_each(tenant: Tenant) -> dict[str, Any]:
    front = make_front(tenant, welcome="Welkom bij ons.", notice="<p>Vandaag zijn we dicht.</p>")
    topic = make_page(front, models.TopicPage, "Wonen", topic=TOPIC, body=BODY)
    news = make_page(front, models.NewsIndexPage, "Nieuws")
    letters = make_page(front, models.NewsletterIndexPage, "Nieuwsbrieven")
    projects = make_page(front, models.ProjectIndexPage, "Projecten")
    partners = make_page(front, models.PartnerPage, "Werkwijze", body=BODY)
    items = [make_page(news, models.NewsPage, f"Bericht {number}", body=BODY) for number in range(3)]
    campaign = {"starts_on": timezone.localdate(), "ends_on": timezone.localdate() + timedelta(days=9)}
    made = [
        *(front, topic, news, letters, projects, partners, items[0]),
        make_page(front, models.InformationPage, "Schulden", body=BODY, show_in_menus=True),
        make_page(front, models.ContactPage, "Zo bereikt u ons", body=BODY, show_in_menus=True),
        make_page(letters, models.NewsletterPage, "Juni", news=stream(*(("news", item.pk) for item in items))),
        make_page(projects, models.ProjectPage, "Vroegop", body=BODY),
        make_page(front, models.CampaignPage, "Actieweek", body=BODY, **campaign),
        make_page(front, models.SchemePage, "Bijzondere bijstand", body=BODY, topic=TOPIC),
        *(make_page(front, each) for each in (models.QuestionsPage, models.StepByStepPage, models.ExperiencePage)),
        make_page(front, models.ConsultationHoursPage, "Spreekuren", body=BODY),
    ]
    make_page(topic, models.InformationPage, "Huur", body=BODY)
    with activate(tenant):
        home = HomePage.objects.get(pk=front.pk)
        home.highlights = stream(*(("highlight", {"page": each.pk, "text": "Lees meer"}) for each in made[7:9]))
        home.save()
    return {type(each).__name__: each for each in made}


def _grow(made: Mapping[str, Any], more: int) -> None:
    above = {
        "NewsPage": made["NewsIndexPage"],
        "ProjectPage": made["ProjectIndexPage"],
        "PartnerPage": made["PartnerPage"],
        "InformationPage": made["TopicPage"],
        "SchemePage": made["TopicPage"],
    }
    for name, share in GROWS.items():
        model: Any = getattr(models, "InformationPage" if name == "draft" else name)
        _add(above.get(name, made["HomePage"]), model, more * share // 100, **_fields(name))


def _fields(name: str) -> dict[str, Any]:
    given: dict[str, dict[str, Any]] = {
        "draft": {"live": False},
        "PartnerPage": {"audience": PageAudience.PARTNERS},
        "CampaignPage": {"starts_on": LONG_AGO, "ends_on": LONG_AGO},
        "NewsPage": {"day": LONG_AGO},
    }
    return given.get(name, {})


def _add(parent: Any, model: Any, number: int, **fields: Any) -> None:
    """So many published pages, written as rows: the tree's own road takes minutes for thousands."""
    with activate(parent.tenant):
        above: Any = BasePage.objects.get(pk=parent.pk)
        rows = BasePage.objects.bulk_create(_rows(above, model, number, fields))
        BasePage.objects.filter(pk=above.pk).update(numchild=above.numchild + number)
        given = {**DEMANDED.get(model.__name__, {}), **fields, "body": BODY}
        for row in rows:
            page = model(**{each.attname: getattr(row, each.attname) for each in BasePage._meta.concrete_fields})
            for name, value in given.items():
                setattr(page, name, value)
            page.basepage_ptr_id = row.pk
            page.save_base(raw=True, force_insert=True)  # its own table alone: what is of every page stands already


def _rows(above: Any, model: Any, number: int, fields: Mapping[str, Any]) -> Iterator[BasePage]:
    kind, shared = ContentType.objects.get_for_model(model), {each.name for each in BasePage._meta.concrete_fields}
    of_page = {name: value for name, value in fields.items() if name in shared}
    for each in range(above.numchild + 1, above.numchild + 1 + number):
        title, slug = f"{model.__name__} {each}", f"{model.__name__.lower()}-{each}"
        yield BasePage(
            title=title, draft_title=title, slug=slug, url_path=f"{above.url_path}{slug}/", depth=above.depth + 1,
            path=BasePage._get_path(above.path, above.depth + 1, each), numchild=0, content_type=kind,
            locale=above.locale, translation_key=uuid4(), tenant=above.tenant, search_description="Kort gezegd.",
            first_published_at=timezone.now(), last_published_at=timezone.now(), **of_page,
        )  # fmt: skip
