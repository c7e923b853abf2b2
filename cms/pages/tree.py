"""Which page may stand under which: the shape of every portal's tree, as data; and the road down to a page."""

from typing import Any

from django.db.models import OuterRef
from django.db.models.functions import Substr

TOP_DEPTH = 2  # of the front page
MOST_STEPS = 12  # below it; a road longer than any tree of ours is nobody's address
DEEPEST = TOP_DEPTH + MOST_STEPS
# Of each page on the road, from the front page on, so many letters of the path are the same (treebeard's step).
STEP = 4
SHARED = range(TOP_DEPTH * STEP, (DEEPEST + 1) * STEP, STEP)

ROOT = "cms_pages.BasePage"  # Wagtail's own root alone; nothing else is of this plain type

UNDER: dict[str, tuple[str, ...]] = {
    "HomePage": (
        "TopicPage", "InformationPage", "SchemePage", "NewsIndexPage", "ProjectIndexPage", "QuestionsPage",
        "StepByStepPage", "CampaignPage", "ExperiencePage", "ConsultationHoursPage", "PartnerPage", "ContactPage",
        "NewsletterIndexPage",
    ),
    "TopicPage": ("InformationPage", "SchemePage", "QuestionsPage", "StepByStepPage", "ExperiencePage"),
    "InformationPage": ("InformationPage", "SchemePage", "QuestionsPage", "StepByStepPage", "ExperiencePage"),
    "NewsIndexPage": ("NewsPage",),
    "ProjectIndexPage": ("ProjectPage",),
    "NewsletterIndexPage": ("NewsletterPage",),
    "PartnerPage": ("PartnerPage",),
}  # fmt: skip


def under(name: str) -> list[str]:
    """What may stand under this type."""
    return [f"cms_pages.{each}" for each in UNDER.get(name, ())]


def above(name: str) -> list[str]:
    """Under what this type may stand."""
    return [f"cms_pages.{parent}" for parent, children in UNDER.items() if name in children]


def on_the_road(pages: Any) -> Any:
    """Of these pages, those above the page of the outer query, and that page itself; for an `Exists`.

    Their paths are named one by one, so that the database looks each of them up: compared the other way round, each
    page would be laid beside all others. A page deeper than `DEEPEST` has no road; who asks leaves it out.

    Args:
        pages: not narrowed to a portal: that would lead the database to all pages of it, and a road stays in one.
    """
    return pages.filter(path__in=[Substr(OuterRef("path"), 1, letters) for letters in SHARED]).order_by()
