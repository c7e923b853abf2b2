"""Pages in a portal's tree. Each opens the scope that it needs."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from django.utils.text import slugify

from cms.pages.models import BasePage, HomePage
from tenants.context import activate, platform
from tenants.models import Tenant


def make_front(tenant: Tenant, **fields: Any) -> HomePage:
    """The front page of a portal."""
    with platform("test"):
        root = BasePage.objects.get(depth=1)
        home = HomePage(title="Home", slug=tenant.slug, tenant=tenant, **fields)
        root.add_child(instance=home)
    return home


def make_page(parent: Any, model: Any, title: str = "", **fields: Any) -> Any:
    """A published page under another one, with what its type demands."""
    title = title or f"{model.__name__} {uuid4().hex[:6]}"
    given = {"slug": slugify(title), **DEMANDED.get(model.__name__, {}), **fields}
    with activate(parent.tenant):
        page = model(title=title, **given)
        BasePage.objects.get(pk=parent.pk).add_child(instance=page)
    return page


def publish(page: Any, **changed: Any) -> Any:
    """Change a page as the editor's screen does it: a revision, then published. Gives it as it stands then."""
    with activate(page.tenant):
        page = type(page).objects.get(pk=page.pk)
        for name, value in changed.items():
            setattr(page, name, value)
        page.save_revision().publish()
    return page


def stream(*blocks: tuple[str, Any]) -> list[dict[str, Any]]:
    """Blocks as the database keeps them, each with an id of its own."""
    return [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in blocks]


DEMANDED: dict[str, dict[str, Any]] = {
    "QuestionsPage": {"questions": stream(("question", {"question": "Wat kost het?", "answer": "<p>Niets.</p>"}))},
    "StepByStepPage": {"steps": stream(("step", {"title": "Bel ons", "text": "<p>Elke dag.</p>"}))},
    "ConsultationHoursPage": {"shown": stream(("topic", "wonen"))},
    "CampaignPage": {"ends_on": timezone.localdate() + timedelta(days=10)},
    "ExperiencePage": {"consent_given_on": timezone.localdate(), "consent_note": "zaak 12"},
    "TopicPage": {"topic": "wonen"},
    "NewsletterPage": {"news": []},
}
