"""Professional questions for whoever works here: the list, one question, asking one."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.forms.people import show
from portal.library.experts import experts
from portal.library.forms.questions import AnswerForm, AskForm, AssignForm, DeclineForm, PublishForm
from portal.library.selectors import questions as selectors
from portal.library.services import questions as services
from portal.library.states import QuestionState
from portal.library.topics import TOPICS
from portal.library.views.asked import words_asked
from portal.library.views.documents import trail
from tenants.access import can, guarded
from tenants.errors import Invalid
from tenants.given import page_asked
from tenants.http import PortalRequest


@require_safe
@guarded("library.read")
def questions(request: PortalRequest) -> HttpResponse:
    words, topic, state = words_asked(request), request.GET.get("onderwerp", ""), request.GET.get("stand", "")
    topic, state = topic if topic in TOPICS else "", state if state in QuestionState.values else ""
    page = page_asked(request)
    asked = {"q": words, "onderwerp": topic, "stand": state}
    kept = {name: value for name, value in asked.items() if value}
    found = selectors.questions(request.actor, words=words, topic=topic, state=state, page=page)
    context = {
        "found": found,
        "words": words,
        "topic": topic,
        "topics": TOPICS,
        "state": state,
        "states": QuestionState.choices if can(request.actor, "library.change") else (),
        "page": page,
        "kept": f"{urlencode(kept)}&" if kept else "",
        "may_ask": bool(can(request.actor, "library.ask")),
        "breadcrumb": trail(_("Vakvragen")),
    }
    return render(request, "library/questions.html", context)


@require_safe
@guarded("library.read")
def question(request: PortalRequest, uid: UUID) -> HttpResponse:
    return detail(request, uid)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("library.ask")
def ask(request: PortalRequest) -> HttpResponse:
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.ask(request.actor, asked=form.cleaned_data["asked"], topic=form.cleaned_data["topic"])
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Uw vraag is verstuurd. U krijgt een mail als er antwoord is."))
            return redirect("library:question", uid=made.uid)
    context = {"form": form, "breadcrumb": trail(_("Vraag stellen"), _list())}
    return render(request, "library/ask.html", context, status=422 if form.errors else 200)


def detail(request: PortalRequest, uid: UUID, step: str = "", wrong: forms.Form | None = None) -> HttpResponse:
    """One question with a form for each step that may be taken; `wrong` is the one that was sent and not accepted."""
    page = selectors.question_page(request.actor, uid)
    offered = _forms(request, page)
    if wrong is not None and step in offered:
        offered[step] = wrong
    context = {
        "page": page,
        "topic": TOPICS.get(page.line.topic, ""),
        "forms": offered,
        "form": wrong,
        "breadcrumb": trail(page.line.what[:60], _list()),
    }
    return render(request, "library/question.html", context, status=422 if wrong is not None else 200)


def _forms(request: PortalRequest, page: selectors.QuestionPage) -> dict[str, forms.Form]:
    version = {"version": page.version}
    written: Mapping[str, object] = {
        "topic": page.line.topic,
        "heading": page.line.what if page.question else "",
        "question": page.question or page.asked,
        "answer": page.answer or page.expert_answer,
    }
    makers: Mapping[str, Callable[[], forms.Form]] = {
        "assign": lambda: AssignForm(initial=version, experts=experts(request.actor), auto_id="id_assign_%s"),
        "answer": lambda: AnswerForm(initial={**version, "answer": page.expert_answer}, auto_id="id_answer_%s"),
        "publish": lambda: PublishForm(initial={**version, **written}, auto_id="id_publish_%s"),
        "decline": lambda: DeclineForm(initial=version, auto_id="id_decline_%s"),
    }
    return {step: make() for step, make in makers.items() if step in page.steps}


def _list() -> tuple[str, str]:
    return _("Vakvragen"), reverse("library:questions")
