"""Editors write the covenant, publish it, and see who accepted it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.forms.people import show
from portal.library.forms.covenant import DraftForm, PublishForm
from portal.library.selectors import covenant as selectors
from portal.library.views.documents import trail
from tenants.access import guarded
from tenants.covenant import services
from tenants.errors import Invalid, NotFound
from tenants.given import page_asked
from tenants.http import PortalRequest


@require_safe
@guarded("library.change")
def organisations(request: PortalRequest) -> HttpResponse:
    page = page_asked(request)
    context = {
        "found": selectors.organisations(request.actor, page=page),
        "page": page,
        "breadcrumb": trail(_("Wie accepteerde"), _covenant()),
    }
    return render(request, "library/organisations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("library.create")
def draft(request: PortalRequest) -> HttpResponse:
    """Write the next version."""
    found = selectors.draft(request.actor)
    form = DraftForm(request.POST or None, initial={"title": found.title, "text": found.text, "version": found.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.write_draft(request.actor, title=given["title"], text=given["text"], version=given["version"])
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Het concept is bewaard. Bekijk het en publiceer het."))
            return redirect("library:publish_covenant")
    context = {"form": form, "breadcrumb": trail(_("Concept"), _covenant())}
    return render(request, "library/covenant_draft.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("library.change")
def publish(request: PortalRequest) -> HttpResponse:
    """Shows the draft as it will be, and asks from when it counts: it never changes again."""
    found = selectors.draft(request.actor)
    if not found.version:
        raise NotFound()
    form = PublishForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.publish(
                request.actor,
                version=given["version"],
                in_force_from=given["in_force_from"],
                previous_counts_until=given["previous_counts_until"],
            )
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("De versie is gepubliceerd. De partners krijgen een mail."))
            return redirect("library:covenant")
    context = {"form": form, "draft": found, "breadcrumb": trail(_("Publiceren"), _covenant())}
    return render(request, "library/covenant_publish.html", context, status=422 if form.errors else 200)


def _covenant() -> tuple[str, str]:
    return _("Convenant"), reverse("library:covenant")
