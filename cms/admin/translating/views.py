"""Translations of pages: how each stands, and one page with both texts side by side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.admin.translating.forms import PageTextsForm
from cms.translating import selectors, services
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.given import page_written
from tenants.http import PortalRequest

MOST_PAGES = 1_000


@require_safe
@guarded("page_published.change")
def index(request: PortalRequest) -> HttpResponse:
    page = page_written(request.GET.get("p", ""), MOST_PAGES)
    lines, more = selectors.pages_to_translate(request.actor, page=page)
    languages = [(line.code, line.name) for line in lines[0].languages] if lines else []
    context = {"heading": _("Vertalingen"), "lines": lines, "more": more, "page": page, "languages": languages}
    return render(request, "cms_admin/translating/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("page_published.change")
def page(request: PortalRequest, page_id: int, language: str) -> HttpResponse:
    found = selectors.page_to_translate(request.actor, page=page_id, language=language)
    form = PageTextsForm(found, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _shown(request, found, form)
    texts, still_right = form.texts(), form.still_right()
    try:
        kept = services.translate_page(
            request.actor, page=page_id, language=language, texts=texts, still_right=still_right
        )
    except Invalid as wrong:
        form.tell(wrong.fields)
        return _shown(request, found, form, status=422)
    said = ngettext("%(n)s tekst bewaard.", "%(n)s teksten bewaard.", kept) % {"n": kept}
    messages.success(request, said if kept else _("Er is niets veranderd."))
    return redirect(reverse("cms_translating:page", args=[page_id, language]))


def _shown(
    request: PortalRequest, found: selectors.PageToTranslate, form: PageTextsForm, status: int = 200
) -> HttpResponse:
    in_dutch = get_language_info(found.language)["name_translated"]
    heading = _("%(page)s in het %(language)s") % {"page": found.title, "language": in_dutch}
    context = {"heading": heading, "found": found, "form": form, "media": form.media}
    return render(request, "cms_admin/translating/page.html", context, status=status)
