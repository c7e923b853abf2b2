"""Whether visitors found what they looked for, as editors see it: per page and service, and where most did not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.admin.mending.addresses import address_of_entry
from cms.admin.work.kinds import SHOWN, Waiting, WorkLine
from cms.pages.models import BasePage
from portal.intake.helpfulness import REASONS, Figure, helpfulness
from portal.socialmap.models import Service
from tenants.access import Actor

YEAR, LATELY = timedelta(days=365), timedelta(days=92)
# Of fewer answers nobody learns anything.
FEWEST_NO = 3


@dataclass(frozen=True)
class Line:
    """The answers about one page or service. `reasons` in words, with how often each was given."""

    title: str
    address: str
    is_page: bool
    yes: int
    no: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def share(self) -> int:
        """How many of a hundred found it."""
        return round(100 * self.yes / (self.yes + self.no)) if self.yes + self.no else 0


def figures(actor: Actor) -> tuple[Line, ...]:
    """Of the past year, with most "no" first. Three queries. What is gone since is left out."""
    return _lines(actor, helpfulness(actor, since=_ago(YEAR)))


def not_found(actor: Actor) -> Waiting:
    """Where of late more people say no than yes, and not just one or two. Three queries; one when nobody says no."""
    found = [each for each in helpfulness(actor, since=_ago(LATELY)) if each.no >= FEWEST_NO and each.no > each.yes]
    lines = _lines(actor, found) if found else ()
    return Waiting(
        len(lines), tuple(WorkLine(line.title, line.address, told(line.yes, line.no)) for line in lines[:SHOWN])
    )


def of_pages(actor: Actor, keys: Collection[UUID]) -> dict[UUID, str]:
    """What stands beside a page in the list of pages, by its translation key. One query; none without pages."""
    if not keys:
        return {}
    return {each.uid: told(each.yes, each.no) for each in helpfulness(actor, since=_ago(YEAR), uids=keys)}


def told(yes: int, no: int) -> str:
    return _("%(yes)s van %(all)s") % {"yes": yes, "all": yes + no}


def _lines(actor: Actor, found: Iterable[Figure]) -> tuple[Line, ...]:
    kept = list(found)
    pages = {
        key: (title, reverse("wagtailadmin_pages:edit", args=[pk]), True)
        for key, pk, title in BasePage.objects.filter(
            tenant=actor.tenant, translation_key__in=[each.uid for each in kept if each.about == "page"]
        ).values_list("translation_key", "pk", "draft_title")
    }
    services = {
        uid: (name, address_of_entry("service", uid), False)
        for uid, name in Service.objects.visible_to(actor)
        .filter(uid__in=[each.uid for each in kept if each.about == "service"])
        .values_list("uid", "name")
    }
    named: Mapping[UUID, tuple[str, str, bool]] = {**pages, **services}
    return tuple(Line(*named[each.uid], each.yes, each.no, _reasons(each)) for each in kept if each.uid in named)


def _reasons(figure: Figure) -> tuple[tuple[str, int], ...]:
    return tuple((str(REASONS[reason]), times) for reason, times in figure.reasons.items() if times)


def _ago(span: timedelta) -> date:
    return timezone.localdate() - span
