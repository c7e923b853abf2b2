"""One item, and its steps."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.forms.people import show
from portal.agendas import selectors, services
from portal.agendas.forms.proposing import AdditionForm, ReasonForm
from portal.agendas.forms.writing import MinutesForm
from portal.agendas.models import AgendaItem
from portal.agendas.services.finding import run
from portal.agendas.views.trail import to_list
from portal.meetings.views.trail import trail
from tenants.access import guarded
from tenants.errors import Invalid, NotFound
from tenants.http import PortalRequest

Step = Callable[..., AgendaItem]
# What is posted, what it does, what is said, and whether it leads to the running meeting.
STEPS: Mapping[str, tuple[Step, object, bool]] = {
    "admit": (services.admit, gettext_lazy("Het punt staat op de agenda."), False),
    "withdraw": (services.withdraw, gettext_lazy("Het punt is ingetrokken."), False),
    "start": (services.start, gettext_lazy("Dit punt ligt nu op tafel."), True),
    "longer": (services.longer, gettext_lazy("Er zijn 5 minuten bij."), True),
    "finish": (services.finish, gettext_lazy("Het punt is besproken."), True),
}


@require_safe
@guarded("meeting.read")
def item(request: PortalRequest, uid: UUID) -> HttpResponse:
    return detail(request, uid)


def detail(request: PortalRequest, uid: UUID, form: AdditionForm | MinutesForm | None = None) -> HttpResponse:
    page = selectors.item_page(request.actor, uid)
    writes = "write" in page.steps and page.item.approved_at is None and page.item.ended_at is not None
    context = {
        "page": page,
        "item": page.item,
        "meeting": page.item.meeting,
        "hearing": page.hearing,
        "form": form if isinstance(form, MinutesForm) else MinutesForm(page=page) if writes else None,
        "addition": form if isinstance(form, AdditionForm) else AdditionForm(),
        "may_add": page.item.approved_at is not None and "approve" in page.steps,
        "breadcrumb": trail(page.title, page.item.meeting),
    }
    wrong = form is not None and bool(form.errors)
    return render(request, "agendas/item.html", context, status=422 if wrong else 200)


@require_POST
@guarded("meeting.read")
def step(request: PortalRequest, uid: UUID, name: str) -> HttpResponse:
    if name not in STEPS:
        raise NotFound()
    command, said, running = STEPS[name]
    try:
        found = command(request.actor, uid=uid)
    except Invalid as wrong:
        messages.error(request, wrong.message)
        return redirect("meetings:list")
    messages.success(request, str(said))
    return redirect("agendas:run" if running else "meetings:meeting", uid=found.meeting.uid)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("meeting.read")
def move_on(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = services.move_on(request.actor, uid=uid, because=form.cleaned_data["because"])
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Het punt schuift door."))
            return redirect("agendas:run", uid=found.meeting.uid)
    meeting = _meeting_of(request, uid)
    context = {"form": form, "meeting": meeting, "breadcrumb": to_list(_("Punt doorschuiven"))}
    return render(request, "agendas/move_on.html", context, status=422 if form.errors else 200)


def _meeting_of(request: PortalRequest, uid: UUID) -> object:
    from django.db import transaction

    with transaction.atomic():
        return run(request.actor, uid, "move_on").meeting
