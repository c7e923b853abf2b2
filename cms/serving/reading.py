"""Pages as somebody may read them now: published, not expired, and on a road of such pages from the front page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Subquery, Value
from django.db.models.functions import Concat

from cms.pages.models.base import BasePage
from cms.pages.tree import MOST_STEPS, TOP_DEPTH
from cms.serving.addresses import address_of
from tenants.access import Actor
from tenants.errors import NotFound


def reachable(actor: Actor, model: Any = BasePage) -> Any:
    """Pages of this type that the actor may read and can walk to. Adds no query."""
    found = model.objects.visible_to(actor)
    # Said of the page itself, the type is known before its road and its own table are looked at.
    return found if model is BasePage else found.filter(content_type=ContentType.objects.get_for_model(model))


class Step(NamedTuple):
    """A page on the road to another one, by its Dutch title."""

    uid: UUID
    title: str
    url: str


@dataclass(frozen=True)
class Road:
    """A page, and where it stands: what it is under, the front page left out."""

    page: Any
    above: tuple[Step, ...]


def find(actor: Actor, path: str) -> Road:
    """The page at this path of the actor's portal, as its own type. Two queries, whatever the depth.

    Raises:
        NotFound: no page, a draft, an expired one, one for others: there is no difference.
    """
    steps = path.split("/")
    if len(steps) > MOST_STEPS:
        raise NotFound()
    front = BasePage.objects.filter(tenant=actor.tenant, depth=TOP_DEPTH).order_by("path").values("url_path")[:1]
    asked = ["/".join(steps[: number + 1]) + "/" for number in range(len(steps))]
    wanted = [Concat(Subquery(front), Value(each), output_field=CharField()) for each in asked]
    found = list(
        BasePage.objects.visible_to(actor)
        .filter(depth__gt=TOP_DEPTH, slug__in=steps, url_path__in=wanted)
        .order_by("depth")
    )
    if len(found) != len(steps):
        raise NotFound()
    *above, page = found
    return Road(
        page.specific, tuple(Step(each.translation_key, each.title, address_of(each.url_path)) for each in above)
    )


def addresses_of(actor: Actor, keys: Iterable[int]) -> dict[int, str]:
    """Where these pages stand, of those that the actor may read. One query, none when there is nothing to ask."""
    wanted = set(keys)
    if not wanted:
        return {}
    rows = reachable(actor).filter(pk__in=wanted).values_list("pk", "url_path")
    return {pk: address_of(url_path) for pk, url_path in rows}


def front_page(actor: Actor) -> Any:
    """What an editor wrote on the front page; nothing when the portal has none, or not yet. One query."""
    from cms.pages.models import HomePage

    return reachable(actor, HomePage).first()
