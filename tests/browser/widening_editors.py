"""What editors and their readers have under their hands, on top of the filled demo: pages, links, lists, work.

Gives the addresses that are known only when it stands: `$name` in the path of a state.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.files.base import ContentFile
from django.utils import timezone

from tenants.models import Tenant

LIST = """Organisatie;Dienst;Tekst voor inwoners;Telefoon;Openingstijden;Leefgebieden
Welzijn De Brug;Inloop aan de kade;Kom langs voor koffie en een gesprek.;010 000 00 71;ma-vr 9-17;Mensen ontmoeten
Welzijn De Brug;;Een rij zonder naam.;010 000 00 72;;
Welzijn De Brug;Fietsles;Leer fietsen in het park.;geen nummer;altijd;Iets dat niet bestaat
"""


def widen_editors(tenant: Tenant) -> Mapping[str, str]:
    """Fill the active portal, and tell the addresses by name."""
    from cms.admin.mending.looking.night import look_here

    _pages(tenant)
    links: dict[str, str] = {}
    for widen in (_newsletter, _freshness, _lists, _library, _report, _request, _entries):
        links |= widen(tenant)
    look_here(tenant)
    return {**links, **_keys()}


def page_types() -> Mapping[str, str]:
    """Which type of page stands at each path of the active portal."""
    from cms.pages.models import BasePage
    from cms.serving.addresses import address_of

    pages = BasePage.objects.filter(depth__gt=1, live=True)
    return {address_of(page.url_path): type(page.specific).__name__ for page in pages}


def _pages(tenant: Tenant) -> None:
    from cms.boundary.models import Provision
    from cms.media.models import PortalDocument, PortalImage
    from cms.pages.models import CampaignPage, HomePage, InformationPage
    from tests.cms.blocks.bodies import one_of_each
    from tests.factories.pages import make_page

    home, today = HomePage.objects.get(tenant=tenant), timezone.localdate()
    paper = PortalDocument(title="Aanvraagformulier", collection=Provision.objects.get(tenant=tenant).shelf)
    paper.file.save("formulier.txt", ContentFile(b"Vul dit in."))
    body = one_of_each("Gewone woorden", image=_first(PortalImage).pk, document=paper.pk)
    full = make_page(home, InformationPage, "Alle blokken", slug="alle-blokken", body=body)
    full.save_revision(log_action=True, clean=False)
    over = {"starts_on": today - timedelta(days=20), "ends_on": today - timedelta(days=2)}
    make_page(home, CampaignPage, "Voorbije actie", slug="voorbije-actie", **over)


def _newsletter(tenant: Tenant) -> Mapping[str, str]:
    from portal.newsletter.links import CONFIRM, LEAVE, link_to
    from tests.factories.newsletter import make_subscriber

    asked = make_subscriber(tenant, "gevraagd@leden.example", confirmed_at=None)
    reads = make_subscriber(tenant, "leest@leden.example")
    late = make_subscriber(tenant, "te-laat@leden.example", confirmed_at=None, asked_at=_days_ago(10))
    return {
        "newsletter_confirm": _path(link_to(tenant, asked.uid, CONFIRM)),
        "newsletter_late": _path(link_to(tenant, late.uid, CONFIRM)),
        "newsletter_leave": _path(link_to(tenant, reads.uid, LEAVE)),
    }


def _freshness(_tenant: Tenant) -> Mapping[str, str]:
    from portal.socialmap.asking.links import address_of
    from portal.socialmap.asking.recipients import recipients_of
    from portal.socialmap.models import FreshnessAsk
    from tests.factories.socialmap import make_service

    found = {}
    # One that is closed: the work of each day would go on with a question that is open for so long.
    for name, title, asked_at, closed_at in (
        ("freshness", "Een hulp met een vraag", timezone.now(), None),
        ("freshness_late", "Een hulp met een oude vraag", _days_ago(400), timezone.now()),
    ):
        service = make_service(title, email="vraag@voorbeeld.example")
        ask: Any = FreshnessAsk.objects.create(
            service=service, round=1, asked_at=asked_at, step_at=asked_at, closed_at=closed_at
        )
        found[name] = _path(address_of(ask, recipients_of(service)[0]))
    return found


def _lists(tenant: Tenant) -> Mapping[str, str]:
    """A list whose columns are to be named, one that was looked at, and work on a few services that waits for a yes."""
    from portal.socialmap.bulk import services as bulk
    from portal.socialmap.bulk.actions import ACTIONS
    from portal.socialmap.bulk.filters import ServiceFilter
    from portal.socialmap.spreadsheet import services as lists

    editor = _editor(tenant)
    content = LIST.encode()
    brought = lists.bring_list(editor, filename="diensten-voorjaar.csv", content=content)
    looked = lists.bring_list(editor, filename="diensten-najaar.csv", content=content)
    lists.choose_columns(editor, uid=looked.uid, version=looked.version, mapping=looked.mapping)
    run = bulk.prepare(editor, action=next(iter(ACTIONS)), asked=ServiceFilter())
    return {
        "list_columns": f"/cms/lijsten/{brought.uid}/kolommen/",
        "list_rows": f"/cms/lijsten/{looked.uid}/",
        "bulk_run": f"/cms/diensten/{run.uid}/",
    }


def _library(_tenant: Tenant) -> Mapping[str, str]:
    from portal.library.models import Document, Question
    from portal.library.states import QuestionState

    published: Any = Question.objects.filter(state=QuestionState.PUBLISHED).first()
    asked: Any = Question.objects.exclude(state=QuestionState.PUBLISHED).first()
    return {
        "library_document": f"/bibliotheek/stuk/{_first(Document).uid}/",
        "library_question": f"/bibliotheek/vragen/{published.uid}/",
        "library_question_asked": f"/bibliotheek/vragen/{asked.uid}/",
    }


def _report(tenant: Tenant) -> Mapping[str, str]:
    from portal.intake.services import report_missing
    from tenants.access import anonymous

    told = "In Vlaardingen is geen plek waar ik mijn fiets kan leren maken."
    made = report_missing(
        anonymous(tenant), named="Fietsen maken", place="Vlaardingen", told=told, answer_to="vraagt@leden.example"
    )
    return {"report": f"/meldingen/{made.uid}/"}


def _request(tenant: Tenant) -> Mapping[str, str]:
    """What the demo's first resident asked, threatening, in the hands of the consultant of the first button."""
    from portal.intake.models import IntakeRequest
    from tenants.access import Role
    from tests.browser.widening_cases import somebody

    found = _first(IntakeRequest)
    IntakeRequest.objects.filter(pk=found.pk).update(team=somebody(tenant, Role.CONSULTANT).team)
    return {"request": f"/aanmeldingen/{found.uid}/"}


def _entries(tenant: Tenant) -> Mapping[str, str]:
    """A place, and a service whose text was written anew twice; nothing of that is published."""
    from portal.socialmap.drafting.content import Written
    from portal.socialmap.drafting.services import Base, save_draft
    from portal.socialmap.models import Location, Service
    from tests.factories.socialmap import make_service

    changed = make_service("Een hulp met een concept", plain_text="Kom op maandag langs.")
    for words in ("Kom op dinsdag langs.", "Kom op woensdag langs, of bel ons."):
        at = Service.objects.get(pk=changed.pk)
        base, written = Base(at.version, at.latest_revision_id or 0), Written(values={"plain_text": words})
        save_draft(_editor(tenant), entity="service", uid=at.uid, base=base, written=written, why="De dag is anders.")
    return {
        "entry_location": f"/cms/sociale-kaart/location/{_first(Location).uid}/",
        "entry_changed": f"/cms/sociale-kaart/service/{changed.uid}/",
        "entry_version": str(Service.objects.get(pk=changed.pk).latest_revision_id),
    }


def _keys() -> Mapping[str, str]:
    """The keys of pages, images and documents, which stand in addresses of Wagtail: page_SLUG, image, document."""
    from cms.media.models import PortalDocument, PortalImage
    from cms.pages.models import BasePage

    pages = BasePage.objects.filter(depth__gt=1)
    return {
        **{f"page_{page.slug.replace('-', '_')}": str(page.pk) for page in pages},
        "image": str(_first(PortalImage).pk),
        "document": str(_first(PortalDocument).pk),
    }


def _first(model: type[Any]) -> Any:
    return model.objects.order_by("pk").first()


def _editor(tenant: Tenant) -> Any:
    from portal.accounts.models import User
    from portal.demo.content.reading import read_portals
    from tenants.access import Role, actor_for

    people = next(each.people for each in read_portals() if each.slug == tenant.slug)
    email = next(each.email for each in people if each.role == Role.EDITOR)
    return actor_for(User.objects.get(email=email), tenant)


def _days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def _path(link: str) -> str:
    return urlsplit(link).path
