"""The form of an entry: shown, changed by its buttons, kept as a draft, or published."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.admin.entries import pinning, reviewing
from cms.admin.entries.composing import context_of, lists_of, pin_of, require_kind
from cms.admin.entries.forms.week import WeekTyped
from cms.admin.entries.typed import Typed, new_place, point_of, read, sent, shown, tell, with_theirs
from portal.socialmap.drafting import selectors
from portal.socialmap.drafting.content import Written
from portal.socialmap.drafting.places import make_or_find
from portal.socialmap.drafting.services import Base, save_draft
from portal.socialmap.models import Entry
from tenants.access import guarded
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.http import PortalRequest


@require_http_methods(["GET", "POST"])
@guarded("map_entry_public.change")
def edit(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """The form. Without a script each button sends the whole form and gets it back; nothing typed is lost."""
    entity = require_kind(entity)
    try:
        entry = selectors.entry_to_edit(request.actor, entity, uid)
    except NotFound:
        return _of_other_portal(request, entity, uid)
    terms, areas = lists_of(entity, request.actor)
    if request.method == "GET":
        return _page(request, shown(entry, terms, areas))
    typed = sent(entry, request.POST, terms, areas)
    asked = request.POST.get("do", "")
    if _change_form(request, typed, asked):
        return _page(request, typed)
    return _keep(request, typed, asked)


def _keep(request: PortalRequest, typed: Typed, asked: str) -> HttpResponse:
    written = read(typed)
    if written is None:
        return _page(request, typed, status=422)
    entity, uid = typed.entry.entity, typed.entry.uid
    try:
        with transaction.atomic():
            entry = _save(request, typed, written, typed.base)
            base = Base(entry.version, entry.latest_revision_id or 0)
            said = _go_on(request, asked, entity, uid, base)
    except Invalid as wrong:
        tell(typed, wrong)
        return _page(request, typed, status=422)
    except Refused as refused:  # a colleague locked it, or reads it: what was typed is still worth something
        typed.form.add_error(None, refused.message)
        return _page(request, typed, status=403)
    except Stale:
        return _meanwhile(request, typed, written)
    messages.success(request, said)
    if asked == "preview":
        return redirect("cms_entries:preview", entity=entity, uid=uid)
    if asked.startswith("visit:"):
        return _to_place(asked.removeprefix("visit:"), entity, uid)
    return redirect("cms_entries:edit", entity=entity, uid=uid)


def _save(request: PortalRequest, typed: Typed, written: Written, base: Base) -> Entry:
    place = new_place(typed)
    if place is not None and written.places is not None:
        organization = typed.entry.organization[0] if typed.entry.organization else None
        made = make_or_find(request.actor, place=place, organization=organization)
        written = replace(written, places=(*written.places, made.uid))
    return save_draft(
        request.actor, entity=typed.entry.entity, uid=typed.entry.uid, base=base, written=written, why=typed.why
    )


def _go_on(request: PortalRequest, asked: str, entity: str, uid: UUID, base: Base) -> str:
    """What the button asks beside keeping; returns what to say of it."""
    if asked == "publish":
        reviewing.publish(request.actor, entity=entity, uid=uid, base=base)
        return _("Gepubliceerd. Iedereen ziet het nu zo.")
    if asked == "review":
        reviewing.ask_review(request.actor, entity=entity, uid=uid, base=base)
        return _("Bewaard. Een collega leest mee en publiceert het.")
    return _("Bewaard als concept.")


def _meanwhile(request: PortalRequest, typed: Typed, written: Written) -> HttpResponse:
    """Somebody was first: show whose text stands there now beside the own one. What did not touch goes through."""
    entity, uid = typed.entry.entity, typed.entry.uid
    between = selectors.meanwhile(request.actor, entity, uid, typed.base, written)
    fresh = selectors.entry_to_edit(request.actor, entity, uid)
    with_theirs(typed, fresh, between.only_theirs)
    typed.form.is_valid()
    return _page(request, typed, status=409, meanwhile=between)


def _change_form(request: PortalRequest, typed: Typed, asked: str) -> bool:
    """Do what a button inside the form asks: copy a day, one place more. Nothing is kept. False for other buttons."""
    verb, _colon, rest = asked.partition(":")
    if "pin.x" in request.POST:
        _pin_at(request, typed)
        return True
    change = _INSIDE.get(verb)
    if change is None:
        return False
    change(request, typed, rest)
    return True


def _week(request: PortalRequest, typed: Typed, what: str) -> None:
    if typed.week is None and what == "replace":
        typed.week = WeekTyped.read({})
    elif typed.week is not None:
        typed.week.do(what)


def _rows(request: PortalRequest, typed: Typed, what: str) -> None:
    """The form has an empty row at the end of each list of rows by itself."""


def _appointment(request: PortalRequest, typed: Typed, what: str) -> None:
    """No hours; how to come in says it."""
    if typed.week is not None:
        typed.week.do("empty")
    if not typed.form.data.get("application_process", "").strip():
        _set(typed, application_process=_("Op afspraak."))


def _place(request: PortalRequest, typed: Typed, what: str) -> None:
    verb, _colon, uid = what.partition(":")
    chosen = request.POST.get("add_place", "") if verb == "add" else uid
    try:
        place = UUID(chosen)
    except ValueError:
        return
    typed.places = [each for each in typed.places if each != place] + ([place] if verb == "add" else [])


def _pin(request: PortalRequest, typed: Typed, what: str) -> None:
    latitude, longitude = pin_of(typed)
    if what == "postcode":
        point = point_of(typed.form.data.get("postal_code", ""))
        if point is None:
            typed.form.add_error("postal_code", _("Deze postcode kennen we niet. Zet de pin zelf op de kaart."))
            return
        _set(typed, latitude=_number(point[0]), longitude=_number(point[1]), map_zoom="3")
    elif what == "away":
        _set(typed, latitude="", longitude="")
    elif what in ("in", "out"):
        _set(typed, map_zoom=str(_view(request, typed, 1 if what == "in" else -1)))
    elif latitude is not None and longitude is not None:
        north, east = pinning.moved(latitude, longitude, what)
        _set(typed, latitude=_number(north), longitude=_number(east))


def _pin_at(request: PortalRequest, typed: Typed) -> None:
    outlines = request.tenant.setting("outlines", [])
    try:
        view = pinning.View(
            float(request.POST["map_lat"]), float(request.POST["map_lon"]), int(request.POST["map_zoom"])
        )
        where = pinning.clicked(outlines, view, int(request.POST["pin.x"]), int(request.POST["pin.y"]))
    except (KeyError, ValueError):
        return
    if where is not None:
        _set(typed, latitude=_number(where[0]), longitude=_number(where[1]))


def _view(request: PortalRequest, typed: Typed, by: int) -> int:
    latitude, longitude = pin_of(typed)
    given = request.POST.get("map_zoom", "1")
    zoom = int(given) if given.isdigit() and len(given) < 3 else 1
    return pinning.nearer(pinning.View(latitude or 0, longitude or 0, zoom), by).zoom


_INSIDE: dict[str, Callable[[PortalRequest, Typed, str], None]] = {
    "week": _week,
    "rows": _rows,
    "appointment": _appointment,
    "place": _place,
    "pin": _pin,
}


def _set(typed: Typed, **values: str) -> None:
    data: Any = typed.form.data
    data = data.copy()
    for name, value in values.items():
        data[name] = value
    typed.form.data = data


def _number(value: float) -> str:
    return f"{value:.5f}".replace(".", ",")


def _to_place(text: str, entity: str, uid: UUID) -> HttpResponse:
    try:
        place = UUID(text)
    except ValueError:
        return redirect("cms_entries:edit", entity=entity, uid=uid)
    return redirect("cms_entries:edit", entity="location", uid=place)


def _page(request: PortalRequest, typed: Typed, *, status: int = 200, **more: Any) -> HttpResponse:
    context = context_of(request, request.actor, typed, **more)
    return render(request, "cms_admin/entries/edit.html", context, status=status)


def _of_other_portal(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """An entry that another portal published here: to be read, with whose it is.

    Raises:
        NotFound: there is none either.
    """
    if entity != "service" or request.method != "GET":
        raise NotFound()
    name, portal = selectors.entry_of_other_portal(request.actor, uid)
    context = {"heading": name, "icon": "help", "portal": portal, "uid": uid, "entity": entity}
    return render(request, "cms_admin/entries/elsewhere.html", context)
