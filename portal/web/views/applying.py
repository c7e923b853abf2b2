"""Asking for help without an account: one thing per page. What somebody fills in stands in no address and no log.

The first page stores nothing and sets no cookie: whoever is in danger reads the numbers there, without another request.
"""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.intake import services
from portal.intake.selectors import subjects_on_offer
from portal.intake.services import Draft
from portal.web.composing.applying import address_of, answers_to_check, receipt_of
from portal.web.forms.applying import BY_SLUG, STEPS, Step, StepForm, first_unanswered
from portal.web.forms.trap import TrappedForm
from portal.web.languages import own_name
from portal.web.throttling import HOUR, may_send
from tenants.access import guarded
from tenants.errors import Invalid, NotFound
from tenants.http import PortalRequest

COOKIE = "aanmelden"
CHECKED = "checked"  # somebody saw the check page: after a change they come back to it


@require_GET
@guarded("intake.create")
def begin(request: PortalRequest) -> HttpResponse:
    """Is somebody in danger now? Both answers are on the page; "yes" asks the server nothing."""
    context = {"offered": subjects_on_offer(request.actor), "late": "opnieuw" in request.GET, "first": STEPS[0].slug}
    return render(request, "web/apply_begin.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@guarded("intake.create")
def step(request: PortalRequest, step: str) -> HttpResponse:
    """One page of the form."""
    here = BY_SLUG.get(step)
    if here is None:
        raise NotFound()
    subjects = subjects_on_offer(request.actor)
    draft = _draft(request)
    if draft is not None and "code" in draft.answers:
        return redirect("intake:apply_receipt")
    if not subjects or (draft is None and here is not STEPS[0]):
        return _from_the_start()
    answers = draft.answers if draft is not None else {}
    language = get_language() or settings.LANGUAGE_CODE
    form = here.form(
        request.POST if request.method == "POST" else None,
        answers=answers,
        language=language,
        subjects=subjects,
        languages=tuple(_languages().items()),
        initial={"language": answers.get("language", language)} if here.slug == "taal" else {},
    )
    back = request.method == "POST" and request.POST.get("naar") == "terug"
    if form.is_valid():
        if draft is None and not may_send(request, "apply-begin"):
            form.add_error(None, _too_many())
            return _wait(_page(request, here, form))
        kept = services.keep_draft(
            request.actor, secret=draft.secret if draft else "", answers={**answers, **form.given()}
        )
        return _with_cookie(request, redirect(_before(here) if back else _after(here, kept)), kept)
    if back:
        return _private(redirect(_before(here)))
    return _private(_page(request, here, form))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@guarded("intake.create")
def check(request: PortalRequest) -> HttpResponse:
    """Everything on one page, to look at before it is sent."""
    draft = _draft(request)
    if draft is None:
        return _from_the_start()
    if "code" in draft.answers:
        return _private(redirect("intake:apply_receipt"))
    missing = first_unanswered(draft.answers)
    if missing is not None:
        return _private(redirect(address_of(missing)))
    form, status = TrappedForm(request.POST if request.method == "POST" else None), 200
    if form.is_valid():
        if not may_send(request, "apply"):
            form.add_error(None, _too_many())
            status = 429
        elif _sent(request, draft, form):
            return _private(redirect("intake:apply_receipt"))
        else:
            status = 422
    if CHECKED not in draft.answers:
        services.keep_draft(request.actor, secret=draft.secret, answers={**draft.answers, CHECKED: "yes"})
    shown = answers_to_check(draft.answers, subjects_on_offer(request.actor), _languages())
    answer = render(request, "web/apply_check.html", {"form": form, "answers": shown}, status=status)
    return _wait(answer) if status == 429 else _private(answer)


@require_GET
@guarded("intake.create")
def receipt(request: PortalRequest) -> HttpResponse:
    """The code, and what happens next. It stands here for an hour, and in no address."""
    draft = _draft(request)
    if draft is None or "code" not in draft.answers:
        return _from_the_start()
    return _private(render(request, "web/apply_receipt.html", {"receipt": receipt_of(draft.answers)}))


@require_POST
@guarded("intake.create")
def wipe(request: PortalRequest) -> HttpResponse:
    """Stop, and wipe what was filled in."""
    services.forget_draft(request.actor, secret=request.COOKIES.get(COOKIE, ""))
    answer = _private(redirect("web:home"))
    answer.delete_cookie(COOKIE, samesite="Strict")
    return answer


def _sent(request: PortalRequest, draft: Draft, form: TrappedForm) -> bool:
    try:
        services.send_draft(request.actor, secret=draft.secret)
    except Invalid as wrong:
        for said in dict.fromkeys(wrong.fields.values()):
            form.add_error(None, said)
        return False
    return True


def _draft(request: PortalRequest) -> Draft | None:
    return services.draft_of(request.actor, request.COOKIES.get(COOKIE, ""))


def _page(request: PortalRequest, here: Step, form: StepForm) -> HttpResponse:
    number = STEPS.index(here) + 1
    context = {"form": form, "step": here, "number": number, "steps": len(STEPS), "short": here.slug in SHORT}
    return render(request, "web/apply_step.html", context)


SHORT = frozenset({"geboortedatum", "postcode"})


def _before(here: Step) -> str:
    place = STEPS.index(here)
    return address_of(STEPS[place - 1]) if place else reverse("intake:apply")


def _after(here: Step, kept: Draft) -> str:
    place = STEPS.index(here) + 1
    if CHECKED in kept.answers or place == len(STEPS):
        missing = first_unanswered(kept.answers)
        return address_of(missing) if missing else reverse("intake:apply_check")
    return address_of(STEPS[place])


def _languages() -> dict[str, str]:
    """The languages of the house, each as it calls itself: somebody may talk in another one than the page has."""
    return {code: own_name(code) for code, _name in settings.LANGUAGES}


def _from_the_start() -> HttpResponse:
    return _private(redirect(f"{reverse('intake:apply')}?opnieuw"))


def _too_many() -> str:
    return _("Er komen nu veel aanmeldingen van uw internetadres. Probeer het over een uur opnieuw, of bel ons.")


def _wait(answer: HttpResponse) -> HttpResponse:
    answer.status_code = 429
    answer.headers["Retry-After"] = str(HOUR)
    return _private(answer)


def _with_cookie(request: PortalRequest, answer: HttpResponse, draft: Draft) -> HttpResponse:
    """Until the browser closes: then nobody can read what was filled in, we neither."""
    answer.set_cookie(COOKIE, draft.secret, httponly=True, secure=request.is_secure(), samesite="Strict")
    return _private(answer)


def _private(answer: HttpResponse) -> HttpResponse:
    """Kept by no cache, so that after wiping the "back" button shows nothing, and found by no search engine."""
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
