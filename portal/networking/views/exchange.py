"""Requests and offers between organisations, for whoever works here."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.forms.people import show
from portal.meetings.forms.planning import date_field
from portal.networking import services
from portal.networking.models.exchange import MOST_ABOUT, MOST_ANSWER, MOST_TITLE
from portal.networking.selectors.exchanges import exchange_page, exchanges
from portal.networking.services import Offered
from portal.networking.words import ExchangeKind
from tenants.access import can, guarded
from tenants.errors import Invalid, NotFound
from tenants.http import PortalRequest

NO_RESIDENTS = gettext_lazy("Schrijf niet over een inwoner.")


class OfferForm(forms.Form):
    """What an organisation looks for or offers, and until when."""

    meeting = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("Zoekt of biedt u iets?"), choices=ExchangeKind.choices, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies of u iets zoekt of biedt.")},
    )  # fmt: skip
    title = forms.CharField(
        label=gettext_lazy("Wat?"), max_length=MOST_TITLE, help_text=NO_RESIDENTS,
        error_messages={"required": gettext_lazy("Schrijf op wat u zoekt of biedt.")},
    )  # fmt: skip
    about = forms.CharField(
        label=gettext_lazy("Vertel er meer over"), max_length=MOST_ABOUT, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    until = date_field(gettext_lazy("Tot en met"))


class ReplyForm(forms.Form):
    """An answer."""

    text = forms.CharField(
        label=gettext_lazy("Uw reactie"), max_length=MOST_ANSWER, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=NO_RESIDENTS, error_messages={"required": gettext_lazy("Schrijf een reactie.")},
    )  # fmt: skip


@require_safe
@guarded("minutes.read")
def everything(request: PortalRequest) -> HttpResponse:
    """What stands now. A visitor reads it at public meetings alone."""
    _who_works_here(request)
    found = exchanges(request.actor)
    context = {
        "seek": found[ExchangeKind.SEEK],
        "offer": found[ExchangeKind.OFFER],
        "may_place": can(request.actor, "minutes.request").allowed,
        "breadcrumb": _trail(),
    }
    return render(request, "networking/exchanges.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("minutes.request")
def place(request: PortalRequest) -> HttpResponse:
    start = {"until": timezone.localdate() + timedelta(days=60), "kind": request.GET.get("soort", "")}
    form = OfferForm(request.POST or None, initial={**start, "meeting": request.GET.get("bij", "")})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = services.place(request.actor, offered=Offered(**{**given, "kind": ExchangeKind(given["kind"])}))
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Het staat erop. U krijgt bericht als iemand reageert."))
            return redirect("networking:exchange_one", uid=made.uid)
    context = {"form": form, "breadcrumb": _trail(_("Plaatsen"))}
    return render(request, "networking/exchange_place.html", context, status=422 if form.errors else 200)


@require_safe
@guarded("minutes.read")
def one(request: PortalRequest, uid: UUID) -> HttpResponse:
    _who_works_here(request)
    return _one(request, uid)


@require_POST
@guarded("minutes.read")
def reply(request: PortalRequest, uid: UUID) -> HttpResponse:
    _who_works_here(request)
    form = ReplyForm(request.POST)
    if form.is_valid():
        try:
            services.reply(request.actor, uid=uid, text=form.cleaned_data["text"])
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Uw reactie is verstuurd."))
            return redirect("networking:exchange_one", uid=uid)
    return _one(request, uid, form)


@require_POST
@guarded("minutes.read")
def withdraw(request: PortalRequest, uid: UUID) -> HttpResponse:
    _who_works_here(request)
    return _done(request, uid, lambda: services.withdraw(request.actor, uid=uid), _("Het staat er niet meer."))


@require_POST
@guarded("minutes.read")
def bring_back(request: PortalRequest, uid: UUID) -> HttpResponse:
    _who_works_here(request)
    return _done(request, uid, lambda: services.bring_back(request.actor, uid=uid), _("Het staat er weer."))


def _done(request: PortalRequest, uid: UUID, step: Callable[[], object], said: str) -> HttpResponse:
    try:
        step()
    except Invalid as wrong:
        messages.error(request, wrong.message)
    else:
        messages.success(request, said)
    ours = exchange_page(request.actor, uid).ours if can(request.actor, "minutes.request") else False
    return redirect("networking:exchange_one", uid=uid) if ours else redirect("networking:exchange")


def _one(request: PortalRequest, uid: UUID, wrong: ReplyForm | None = None) -> HttpResponse:
    page = exchange_page(request.actor, uid)
    context = {
        "page": page,
        "form": wrong if wrong is not None else ReplyForm(),
        "breadcrumb": _trail(page.line.title),
    }
    return render(request, "networking/exchange.html", context, status=422 if wrong is not None else 200)


def _who_works_here(request: PortalRequest) -> None:
    if not request.actor.is_somebody:
        raise NotFound()


def _trail(title: str = "") -> list[tuple[str, str]]:
    home = (_("Mijn overzicht"), reverse("web:overview"))
    if not title:
        return [home, (_("Ik zoek, ik bied"), "")]
    return [home, (_("Ik zoek, ik bied"), reverse("networking:exchange")), (title, "")]
