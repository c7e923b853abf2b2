"""The list of entries of the portal, and a new entry."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from cms.admin.entries.composing import ICONS, require_kind
from cms.admin.entries.forms.fields import ListForm, NewEntryForm
from portal.socialmap import services
from portal.socialmap.bulk import selectors as bulk_selectors
from portal.socialmap.drafting import listing, selectors, translating
from portal.socialmap.freshness import Freshness
from portal.socialmap.models import Audience
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest

NEW = {
    "service": gettext_lazy("Nieuwe dienst"),
    "organization": gettext_lazy("Nieuwe organisatie"),
    "location": gettext_lazy("Nieuwe plek"),
}


@require_GET
@guarded("map_entry_public.change")
def overview(request: PortalRequest) -> HttpResponse:
    """The entries that a filter finds, fifty at a time."""
    form = ListForm(request.GET)
    kind = form.given("kind") if form.given("kind") in listing.KINDS else "service"
    names = ("text", "state", "theme", "freshness", "audience", "owner", "municipality", "missing", "sort")
    asked = listing.Asked(**{name: form.given(name) for name in names})
    found = listing.entries(request.actor, kind, asked, form.given("page") or 1)
    context = {
        "heading": _("Sociale kaart"),
        "icon": "list-ul",
        "kind": kind,
        "kinds": listing.KINDS.items(),
        "asked": asked,
        "given": asked.as_dict(),
        "found": found,
        "states": [*listing.STATES.items(), (listing.ELSEWHERE, _("Van een ander portaal"))],
        "sorts": [(code, label) for code, (label, _order) in listing.SORTS.items()],
        "choices": bulk_selectors.choices(request.actor),
        "freshness": Freshness.choices,
        "audiences": Audience.choices,
        "languages": translating.languages_of(request.actor).items(),
        "new": NEW[kind],
    }
    return render(request, "cms_admin/entries/list.html", context)


@require_http_methods(["GET", "POST"])
@guarded("map_entry_public.create")
def add(request: PortalRequest, entity: str) -> HttpResponse:
    """A new entry: its name and whose it is; the form does the rest."""
    entity = require_kind(entity)
    choices = selectors.organizations_to_choose(request.actor) if entity != "organization" else ()
    form = NewEntryForm(request.POST or None, entity=entity, organizations=choices)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        organization = values.pop("organization", "")
        try:
            made = services.create_entry(
                request.actor,
                entity=entity,
                values=values,
                organization=UUID(organization) if organization else None,
            )
        except Invalid as wrong:
            for name, sentence in wrong.fields.items():
                form.add_error(name if name in form.fields else None, sentence)
        else:
            messages.success(request, _("Gemaakt. Nog niemand ziet het: vul het aan en publiceer."))
            return redirect("cms_entries:edit", entity=entity, uid=made.uid)
    context = {
        "heading": NEW[entity],
        "icon": ICONS[entity],
        "form": form,
        "kind": entity,
    }
    return render(request, "cms_admin/entries/add.html", context, status=422 if form.errors else 200)
