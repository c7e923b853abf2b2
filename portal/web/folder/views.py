"""Choose a folder, print it, or take it along as a PDF."""

from collections.abc import Mapping
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from portal.accounts.qr import svg
from portal.socialmap.selectors.translating import Translated
from portal.web.colours import ramp
from portal.web.composing.places import Place, places_of
from portal.web.folder import composing, printing
from portal.web.folder.asking import Question
from portal.web.folder.forms import FolderForm, begun, name_of
from portal.web.folder.paper import Folder
from portal.web.folder.selecting import reader_of, selected, shows_partners
from portal.web.languages import offered
from portal.web.shell import shell_of_portal
from portal.web.throttling import may_send
from portal.web.views.topics import topics_of
from search.places.towns import District, districts_of, towns_of
from tenants.access import can, guarded
from tenants.http import PortalRequest, origin_of

STYLE = Path(__file__).with_name("sheet.css")


@guarded("map_entry_public.read")
def folder(request: PortalRequest) -> HttpResponse:
    """The form. Sent, it leads to the folder in the language that was chosen: that stands in the address."""
    question = Question.read(request.GET)
    sent = request.GET.get("maak")
    form = FolderForm(
        request.GET if sent else None,
        initial=begun(question),
        topics=topics_of(request.actor),
        places=_places(request).values(),
        districts=districts_of(request.tenant.municipality_codes),
        languages=offered(request.tenant),
        may_see_partners=can(request.actor, "map_entry_partners.read").allowed,
        has_list=bool(question.chosen),
    )
    if sent and form.is_valid():
        name = "web:folder_pdf" if sent == "pdf" else "web:folder_print"
        return redirect(question.address(name, form.cleaned_data["taal"]))
    context = {"form": form, "chosen": len(question.chosen), "can_print": printing.can_print()}
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Folder maken"), "")]
    return _unkept(render(request, "folder/form.html", {**context, "breadcrumb": breadcrumb}))


@guarded("map_entry_public.read")
def folder_print(request: PortalRequest) -> HttpResponse:
    """The folder as a page, which every browser can print."""
    return _page(request, Question.read(request.GET))


@guarded("map_entry_public.read")
def folder_pdf(request: PortalRequest) -> HttpResponse:
    """The folder as a PDF; where that cannot be, the page to print with the reason above it."""
    question = Question.read(request.GET)
    made = folder_of(request, question)
    if not made.entries:
        return redirect(question.address("web:folder_print"))
    if not request.actor.is_somebody and not may_send(request, "folder"):
        return _page(request, question, _("U maakte net veel folders. Wacht een uur. Printen kan wel."), status=429)
    right_to_left = bool(get_language_info(request.LANGUAGE_CODE)["bidi"])
    try:
        pdf = printing.printed(
            render_to_string("folder/sheet.html", {**_sheet(request, question), "folder": made}, request),
            booklet=question.size == "a5",
            right_to_left=right_to_left,
        )
    except printing.NotPrinted as reason:
        return _page(request, question, str(reason.sentence), status=503)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="folder-{slugify(made.title)[:60] or "hulp"}.pdf"'
    return _unkept(answer)


def folder_of(request: PortalRequest, question: Question) -> Folder:
    """The folder that was asked, with what its reader may see. Costs what `selected` costs, and five queries more."""
    topics = topics_of(reader_of(request.actor, question))
    places = _places(request)
    alone = len(request.tenant.municipality_codes) == 1
    districts = {each.postcode: each for each in districts_of(request.tenant.municipality_codes)}
    found = selected(request.actor, question, topics=topics, places=places, districts=districts, alone=alone)
    shell = shell_of_portal(request.tenant, request.actor, request.path)
    address = request.build_absolute_uri(question.address("web:folder_print"))
    today = timezone.localdate()
    names = {topic.code: topic.name for topic in topics}
    return Folder(
        title=_title(question, names, where(question, places, districts)),
        chapters=composing.chapters(
            found.cards,
            topics=topics,
            origin=origin_of(request),
            today=today,
            in_order=bool(question.chosen or question.topic),
        ),
        made_on=today,
        address=address,
        host=request.get_host(),
        qr="" if question.chosen else svg(address, title=_("QR-code met de link naar deze folder")),
        total=found.total,
        missing=found.missing,
        partners=shows_partners(request.actor, question),
        crisis=shell.crisis,
        help_phone=shell.help_phone,
        help_hours=shell.help_hours,
    )


def where(question: Question, places: Mapping[str, Place], districts: Mapping[str, District]) -> str:
    """The name of the district or the place that the folder is about."""
    if question.district in districts:
        return name_of(districts[question.district])
    return places[question.place].name if question.place in places else ""


def _title(question: Question, topics: Mapping[str, str], place: str) -> str:
    """In the language of the page: a name of the map that nobody translated takes the whole title with it."""
    topic = topics.get(question.topic, "")
    if question.chosen or not (topic or place):
        return Translated(_("Hulp voor u uitgezocht"))
    if not topic:
        around = _("Hulp rond %(place)s") if question.district else _("Hulp in %(place)s")
        return Translated(around % {"place": place})
    both = _("%(topic)s rond %(place)s") if question.district else _("%(topic)s in %(place)s")
    words = both % {"topic": topic, "place": place} if place else topic
    return Translated(words) if isinstance(topic, Translated) else words


def _page(request: PortalRequest, question: Question, notice: str = "", status: int = 200) -> HttpResponse:
    made = folder_of(request, question)
    breadcrumb = [
        (_("Home"), reverse("web:home")),
        (_("Folder maken"), question.address("web:folder")),
        (made.title, ""),
    ]
    context = {
        "folder": made,
        "question": question,
        "notice": notice,
        "can_print": printing.can_print(),
        "pdf": question.address("web:folder_pdf"),
        "change": question.address("web:folder"),
        "breadcrumb": breadcrumb,
    }
    return _unkept(render(request, "folder/print.html", context, status=status))


def _sheet(request: PortalRequest, question: Question) -> dict[str, object]:
    shell = shell_of_portal(request.tenant, request.actor, request.path)
    theme = shell.theme
    return {
        "question": question,
        "shell": shell,
        "style": _style(),
        "brand": ramp(theme.hue, theme.chroma),
    }


def _style() -> SafeString:
    return mark_safe(STYLE.read_text(encoding="utf-8"))  # noqa: S308  a file of ours


def _places(request: PortalRequest) -> dict[str, Place]:
    codes = request.tenant.municipality_codes
    return {each.slug: each for each in places_of(codes, towns_of(codes))}


def _unkept(answer: HttpResponse) -> HttpResponse:
    """No cache keeps a folder: it holds what this reader may see now. No search engine lists one."""
    answer["X-Robots-Tag"] = "noindex"
    patch_cache_control(answer, private=True, no_store=True)
    return answer
