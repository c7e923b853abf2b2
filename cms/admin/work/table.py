"""The kinds of work that the rooms below know of, as data. Rooms above add theirs with `register_work`."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.admin.mending.addresses import first_of
from cms.admin.mending.troubles import LINKS_AND_ALT, TRANSLATIONS, Trouble
from cms.admin.work import entries, findings, found, pages, reviews
from cms.admin.work.kinds import SHOWN, Waiting, WorkKind, WorkLine
from search.unanswered import unanswered_questions
from tenants.access import Actor

EDIT, MOST_QUESTIONS = "page_published.change", 100


def _unanswered(actor: Actor) -> Waiting:
    """Questions that found nothing, the most asked first. One query."""
    asked = unanswered_questions(actor, MOST_QUESTIONS)
    address = reverse("cms_work:questions")
    lines = tuple(WorkLine(each.text, address, _("%(times)s keer gevraagd") % {"times": each.times}) for each in asked)
    return Waiting(len(asked), lines[:SHOWN], at_least=len(asked) >= MOST_QUESTIONS)


def _mending(trouble: str = "") -> str:
    return reverse("cms_mending:overview") + (f"?soort={trouble}" if trouble else "")


KINDS = (
    WorkKind(
        "reviews", _("Meelezen voor een collega"), _("Een collega wacht op u."), EDIT, reviews.to_review,
        lambda: "", 10, mine=True, icon="view",
    ),
    WorkKind(
        "sent_back", _("Teruggestuurd naar u"), _("Een collega vroeg om een wijziging."), EDIT, reviews.sent_back,
        lambda: "", 20, mine=True, icon="resubmit",
    ),
    WorkKind(
        "reports", _("Meldingen van bezoekers"), _("Iets klopt niet of mist."), "map_report.read", entries.of_visitors,
        lambda: reverse("intake:reports"), 30, icon="warning",
    ),
    WorkKind(
        "proposals", _("Voorstellen van partners"), _("Neem ze over, of niet."), "map_entry_public.change",
        entries.of_partners, lambda: reverse("socialmap:proposals"), 40, icon="group",
    ),
    WorkKind(
        "dates", _("Gaat weg of komt vanzelf"), _("Binnen 30 dagen. Klopt dat nog?"), EDIT, pages.leaving_or_coming,
        lambda: "", 50, icon="calendar-alt",
    ),
    WorkKind(
        "drafts", _("Uw concepten"), _("Nog niet op de site."), EDIT, reviews.drafts,
        lambda: "", 60, mine=True, icon="draft",
    ),
    WorkKind(
        "entries", _("Vermeldingen om na te kijken"), _("Langer geleden nagekeken dan de regel is."),
        "map_entry_public.change", entries.to_check,
        lambda: first_of(("cms_entries:list", []), ("cms_bulk:overview", [])), 70, icon="circle-check",
    ),
    WorkKind(
        "trouble", _("Links, afbeeldingen en lege pagina's"), _("Gevonden in de nacht."), EDIT,
        findings.found(*LINKS_AND_ALT), _mending, 80, icon="link",
    ),
    WorkKind(
        "unanswered", _("Vragen zonder antwoord"), _("Bezoekers zochten dit en vonden niets."), "map_transfer.read",
        _unanswered, lambda: reverse("cms_work:questions"), 90, icon="search",
    ),
    WorkKind(
        "not_found", _("Hier vinden bezoekers het niet"), _("De laatste maanden zeggen meer mensen nee dan ja."), EDIT,
        found.not_found, lambda: reverse("cms_work:found"), 95, icon="help",
    ),
    WorkKind(
        "not_looked_at", _("Pagina's om na te kijken"), _("Al een half jaar niet nagekeken."), EDIT,
        findings.found(Trouble.NOT_LOOKED_AT), lambda: _mending(Trouble.NOT_LOOKED_AT), 100, icon="history",
    ),
    WorkKind(
        "translations", _("Vertalingen"), _("Er mist iets, of het Nederlands is nieuwer."), EDIT,
        findings.found(*TRANSLATIONS), lambda: _mending(Trouble.NOT_TRANSLATED), 110, icon="globe",
    ),
)  # fmt: skip
