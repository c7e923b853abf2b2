"""The letters of a portal: administrators of the municipality read and write the templates."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.forms.people import show
from portal.consent.asking import every_language, language_named
from portal.letters import selectors, services
from portal.letters.filling import Text
from portal.letters.forms import TemplateForm, begun
from portal.letters.models import LetterTemplate
from portal.letters.words_to_fill import WORDS, fill, samples
from tenants.access import can, guarded
from tenants.errors import Invalid
from tenants.given import refuse_as_stale
from tenants.http import PortalRequest


@require_safe
@guarded("settings.read")
def templates(request: PortalRequest) -> HttpResponse:
    lines = [
        (each, [language.name for language in every_language() if not each.texts.get(language.code)])
        for each in selectors.templates(request.actor)
    ]
    context = {
        "lines": lines,
        "may_change": can(request.actor, "settings.change"),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Brieven en kaartjes"), "")],
    }
    return render(request, "letters/templates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def new(request: PortalRequest) -> HttpResponse:
    form = TemplateForm(request.POST if request.method == "POST" else None, initial={"active": True})
    if _kept(request, form, None):
        return redirect("letters:templates")
    return _page(request, form, _("Nieuwe brief"), None)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("settings.change")
def template(request: PortalRequest, uid: UUID) -> HttpResponse:
    found = selectors.template(request.actor, uid)
    form = TemplateForm(request.POST if request.method == "POST" else None, initial=begun(found))
    if _kept(request, form, found):
        return redirect("letters:templates")
    return _page(request, form, found.title, found)


def _kept(request: PortalRequest, form: TemplateForm, found: LetterTemplate | None) -> bool:
    """Keep what was sent, unless it was sent to be looked at. What is wrong stands in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    written = form.written()
    if wrong := services.wrong_in(written.texts):
        show(form, Invalid(next(iter(wrong.values())), wrong))
        return False
    if "look" in request.POST:
        return False
    try:
        if found is None:
            services.make_template(request.actor, written=written)
        else:
            version = form.cleaned_data["version"]
            if version is None:
                refuse_as_stale()
            services.change_template(request.actor, uid=found.uid, version=version, written=written)
    except Invalid as wrong_here:
        show(form, wrong_here)
        return False
    messages.success(request, _("De brief is bewaard."))
    return True


def _page(request: PortalRequest, form: TemplateForm, title: str, found: LetterTemplate | None) -> HttpResponse:
    looked = form.is_bound and form.is_valid()
    texts: Mapping[str, Mapping[str, str]] = form.written().texts if looked else found.texts if found else {}
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "words": [(f"{{{name}}}", word.means) for name, word in WORDS.items()],
        "previews": _previews(texts),
        "looked": looked,
        "card": form.cleaned_data["card"] if looked else bool(found and found.card),
        "breadcrumb": [(_("Brieven en kaartjes"), reverse("letters:templates")), (title, "")],
    }
    return render(request, "letters/template_form.html", context, status=422 if form.errors else 200)


def _previews(texts: Mapping[str, Mapping[str, str]]) -> list[Text]:
    """Each language as a resident would read it, about somebody who does not exist."""
    return [
        Text(language_named(code), parts.get("title", ""), fill(parts.get("body", ""), samples()))
        for code, parts in texts.items()
        if parts.get("body")
    ]
