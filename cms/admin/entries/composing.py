"""What the page of the form shows, from what was found and typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from cms.admin.entries import pinning
from cms.admin.entries.panels import PANELS, Panel
from cms.admin.entries.reviewing import may_put_live
from cms.admin.entries.typed import Typed
from cms.boundary.rights import may_publish
from portal.intake.selectors import reports_about
from portal.socialmap.capacity import Capacity
from portal.socialmap.drafting import history, selectors, translating
from portal.socialmap.drafting.listing import KINDS, STATES
from portal.socialmap.drafting.selectors import Meanwhile, PlaceLine, TermGroup
from portal.socialmap.opening.plan import timetable_of
from portal.web.composing.hours import week_table
from portal.web.pages.hours import Week
from tenants.access import Actor, Role
from tenants.errors import NotFound

SHORT_HISTORY = 5
ICONS = {"service": "help", "organization": "group", "location": "site"}


@dataclass(frozen=True)
class ShownPanel:
    """A panel with its fields, ready for the template."""

    panel: Panel
    fields: Sequence[Any]

    @property
    def template(self) -> str:
        return f"cms_admin/entries/parts/{self.panel.part}.html" if self.panel.part else ""


def context_of(
    request: HttpRequest, actor: Actor, typed: Typed, *, words: Week | None = None, meanwhile: Meanwhile | None = None
) -> dict[str, Any]:
    """Everything around the form. What the lists to choose from cost stands with their selectors."""
    entry = typed.entry
    around = entry.around
    places = choosable_places(actor, typed)
    context = {
        "heading": entry.name,
        "icon": ICONS[entry.entity],
        "entry": entry,
        "kind": KINDS[entry.entity],
        "typed": typed,
        "form": typed.form,
        "panels": [ShownPanel(panel, typed.form.panel_fields(panel)) for panel in PANELS[entry.entity]],
        "around": around,
        "state": STATES.get(around.state, ""),
        "words": words or words_of(typed),
        "chosen_places": [places[uid] for uid in typed.places if uid in places],
        "other_places": [place for uid, place in places.items() if uid not in typed.places],
        "meanwhile": meanwhile,
        "proposals": selectors.proposals_for(actor, entry.entity, entry.uid),
        "reports": reports_about(actor, entry.uid),
        "languages": translating.translated(actor, entry.entity, entry.uid),
        "happenings": history.history(actor, entry.entity, entry.uid)[:SHORT_HISTORY],
        "publishes": may_publish(actor),
        "puts_back": may_put_live(actor, has_draft=bool(around.touched), shown_before=around.state == "hidden").allowed,
        "opens_any_lock": Role.MUNICIPALITY_ADMIN in actor.roles,
        "errors": errors_of(typed),
        "capacities": Capacity.choices if entry.entity == "service" else (),
        "terms": lists_of(entry.entity, actor)[0],
    }
    if entry.entity == "location":
        context |= _place_context(actor, request, typed)
    return context


def words_of(typed: Typed) -> Week | None:
    """The typed hours as residents read them, as far as they can be read."""
    if typed.week is None:
        timetable = typed.entry.hours.timetable
    else:
        plan, days = typed.week.plan(), typed.days.special_days()
        if plan is None:
            return None
        timetable = timetable_of(plan, days or ())
    return week_table(timetable, timezone.localdate(), ahead=True)


def errors_of(typed: Typed) -> list[tuple[str, str]]:
    """Each sentence with the place in the page that it is about."""
    found = [("", str(each)) for each in typed.form.non_field_errors()]
    for name, sentences in typed.form.errors.items():
        if name != "__all__":
            bound = typed.form[name]
            found += [(f"#{bound.id_for_label}", f"{bound.label}: {each}") for each in sentences]
    for part, anchor in (
        ("hours", "#tijden"),
        ("special_days", "#andere-dagen"),
        ("phones", "#telefoons"),
        ("place", "#plekken"),
    ):
        found += [(anchor, each) for each in typed.wrong.get(part, ())]
    return found


def choosable_places(actor: Actor, typed: Typed) -> dict[UUID, PlaceLine]:
    """The places of the portal by uid, in the order of the list; nothing where a form has none."""
    if typed.entry.entity != "service":
        return {}
    organization = typed.entry.organization[0] if typed.entry.organization else None
    return {place.uid: place for place in selectors.places_to_choose(actor, organization)}


def lists_of(entity: str, actor: Actor) -> tuple[tuple[TermGroup, ...], tuple[tuple[str, str], ...]]:
    """The words and the municipalities that the form offers."""
    if entity != "service":
        return (), ()
    return selectors.term_groups(), selectors.areas_to_choose(actor)


def _place_context(actor: Actor, request: HttpRequest, typed: Typed) -> dict[str, Any]:
    outlines = actor.tenant.setting("outlines", [])
    latitude, longitude = pin_of(typed)
    zoom = request.POST.get("map_zoom", "1")
    view = pinning.view_of(outlines, latitude, longitude, int(zoom) if zoom.isdigit() and len(zoom) < 3 else 1)
    return {
        "pin_view": view,
        "pin": (latitude, longitude) if latitude is not None and longitude is not None else None,
        "services": selectors.services_at(actor, typed.entry.uid),
    }


def pin_of(typed: Typed) -> tuple[float | None, float | None]:
    """Where the pin stands in the form, as far as that can be read."""
    found: list[float | None] = []
    for name in ("latitude", "longitude"):
        value = typed.form[name].value()
        try:
            found.append(float(str(value).replace(",", ".")))
        except ValueError:
            found.append(None)
    return found[0], found[1]


def require_kind(entity: str) -> str:
    """One of the three kinds of entries.

    Raises:
        NotFound: it is not.
    """
    if entity not in PANELS:
        raise NotFound()
    return entity
