"""The screen on which a referral is composed. Every button keeps what was filled in."""

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.referrals import dossier, services
from portal.referrals.forms.composing import ComposeForm
from portal.referrals.selectors import drafts
from portal.referrals.selectors.drafts import DraftPage
from portal.referrals.services.composing import keep_and_move
from portal.referrals.views.beginning import trail
from tenants.access import guarded
from tenants.errors import Invalid, Stale
from tenants.given import refuse_as_stale, version_in
from tenants.http import PortalRequest

Doing = Callable[[PortalRequest, DraftPage, ComposeForm], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@guarded("referral_draft.change")
def draft(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Compose a draft. Something wrong, or changed in another window: all that was filled in stays on the page."""
    if drafts.was_sent(request.actor, uid):
        return redirect("referrals:referral", uid=uid)
    page = drafts.draft_page(request.actor, uid)
    if request.method != "POST":
        return _show(request, page, ComposeForm(page, key=uuid4()))
    form = ComposeForm(page, request.POST)
    if {"key", "version"} & form.errors.keys():
        refuse_as_stale()
    if not form.is_valid():
        return _show(request, page, form, status=422)
    try:
        return BUTTONS.get(request.POST.get("do", ""), _keep)(request, page, form)
    except Invalid as wrong:
        return _again(request, form, uid, wrong)
    except Stale:
        return _again(request, form, uid)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("referral_draft.delete")
def discard(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Ask first: what is thrown away does not come back."""
    if request.method == "POST":
        services.discard(request.actor, uid=uid, version=version_in(request))
        messages.success(request, _("Het concept is weggegooid."))
        return redirect("referrals:worklist")
    context = {"draft": drafts.unsent(request.actor, uid), "breadcrumb": trail(_("Weggooien"), _of_draft(uid))}
    return render(request, "referrals/compose/discard.html", context)


def _keep(request: PortalRequest, page: DraftPage, form: ComposeForm) -> HttpResponse:
    _change(request, page, form)
    messages.success(request, _("Uw concept is bewaard. U kunt later verder."))
    return redirect("compose:draft", uid=page.referral.uid)


def _look_again(request: PortalRequest, page: DraftPage, form: ComposeForm) -> HttpResponse:
    _change(request, page, form)
    return redirect(f"{reverse('compose:draft', kwargs={'uid': page.referral.uid})}#naar-wie")


def _record_ground(request: PortalRequest, page: DraftPage, form: ComposeForm) -> HttpResponse:
    """Keep it, and go to where a ground is recorded, with the purpose and the teams filled in."""
    _change(request, page, form)
    written = form.written()
    if written.receiver is None:
        said = _("Kies eerst wie het krijgt. De grondslag noemt dat team.")
        raise Invalid(said, {"receiver": said})
    teams = [str(each) for each in (written.receiver, *written.beside, *written.after)]
    back = reverse("compose:draft", kwargs={"uid": page.referral.uid})
    query = urlencode({"doel": page.kind.purpose.code, "team": teams, "terug": back}, doseq=True)
    recording = reverse("consent:record", kwargs={"subject": page.case.uid})
    return redirect(f"{recording}?{query}")


def _suggest(request: PortalRequest, page: DraftPage, form: ComposeForm) -> HttpResponse:
    """Keep it, and let the empty parts of the summary be filled with what is known and allowed."""
    _change(request, page, form)
    uid = page.referral.uid
    services.suggest_summary(request.actor, uid=uid, version=form.cleaned_data["version"] + 1)
    messages.success(request, _("Er staat een voorstel. Lees het, haal weg wat niet nodig is, en loop het na."))
    return redirect(f"{reverse('compose:draft', kwargs={'uid': uid})}#samenvatting")


def _ask_consent(request: PortalRequest, page: DraftPage, form: ComposeForm) -> HttpResponse:
    _move(request, page, form, "ask_consent")
    messages.success(request, _("De doorverwijzing wacht op toestemming. Leg het antwoord vast zodra u het hebt."))
    return redirect("compose:draft", uid=page.referral.uid)


def _send(request: PortalRequest, page: DraftPage, form: ComposeForm) -> HttpResponse:
    _move(request, page, form, "send")
    messages.success(request, _("De doorverwijzing is verzonden. U kunt haar nog vijf minuten terughalen."))
    return redirect("referrals:referral", uid=page.referral.uid)


BUTTONS: dict[str, Doing] = {
    "keep": _keep, "look": _look_again, "record": _record_ground, "suggest": _suggest, "wait": _ask_consent,
    "send": _send,
}  # fmt: skip

# The part of the page in which a field stands; the questions of the kind stand in the first.
PART_OF = {
    "receiver": "whom", "hand_over": "whom", "ground": "why", "times": "warm", "summary": "warm", "checked": "warm",
    **{f"summary_{name}": "warm" for name in dossier.NAMES},
}  # fmt: skip


def _change(request: PortalRequest, page: DraftPage, form: ComposeForm) -> None:
    version = form.cleaned_data["version"]
    services.change_draft(request.actor, uid=page.referral.uid, version=version, written=form.written())


def _move(request: PortalRequest, page: DraftPage, form: ComposeForm, name: str) -> None:
    given = form.cleaned_data
    keep_and_move(
        request.actor,
        uid=page.referral.uid,
        version=given["version"],
        written=form.written(),
        name=name,
        key=given["key"],
    )


def _again(request: PortalRequest, form: ComposeForm, uid: UUID, wrong: Invalid | None = None) -> HttpResponse:
    """The page as it stands now, with what was filled in; without `wrong`, it was changed in another window."""
    page = drafts.draft_page(request.actor, uid)
    kept = page.referral.version != form.cleaned_data["version"]
    if wrong is None:
        return _show(request, page, form, status=409, version=page.referral.version)
    form.show(wrong)
    return _show(request, page, form, status=422, version=page.referral.version, kept=kept)


def _show(
    request: PortalRequest,
    page: DraftPage,
    form: ComposeForm,
    *,
    status: int = 200,
    version: int | None = None,
    kept: bool = False,
) -> HttpResponse:
    context = {
        "page": page,
        "form": form,
        "version": version or form["version"].value(),
        "missing": [(form[form.field_of(name)], said) for name, said in page.missing.items()],
        "lacks": {PART_OF.get(name, "what") for name in page.missing},
        "stale": status == 409,
        "kept": kept,
        "breadcrumb": trail(_("Doorverwijzing opstellen")),
    }
    return render(request, "referrals/compose/draft.html", context, status=status)


def _of_draft(uid: UUID) -> tuple[str, str]:
    return _("Doorverwijzing opstellen"), reverse("compose:draft", kwargs={"uid": uid})
