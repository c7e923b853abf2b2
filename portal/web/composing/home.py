"""The front page, the topics, and what somebody who signed in sees first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext, ngettext_lazy

from portal.socialmap.selectors import Topic
from portal.web.composing.asked import Asked
from portal.web.composing.cards import card_of_hit
from portal.web.composing.direction import isolated
from portal.web.composing.places import Place
from portal.web.composing.results import search_form
from portal.web.front import NOTHING, FrontWords
from portal.web.languages import setting_in_language
from portal.web.news import NewsItem
from portal.web.pages.cards import Card
from portal.web.pages.home import HomePage, OpenNowSection, OverviewPage, Right, Task, Tile
from portal.web.pages.results import Chip
from portal.web.shell import Doorway, open_doors
from search.query import SearchResult
from tenants.access import Actor, Role, matrix, verb_titles
from tenants.models import Tenant

OPENS_FIRST = 3  # when nothing is open
MOST_PLACES = 14
LEAD = gettext_lazy("Zoek op een woord, een organisatie of een vraag. Gewone woorden zijn goed.")
# What people look for, as they say it; an editor sets other words in the portal's settings.
OFTEN = (
    gettext_noop("schulden"),
    gettext_noop("voedselbank"),
    gettext_noop("huurachterstand"),
    gettext_noop("formulier invullen"),
    gettext_noop("toeslagen"),
)

TASKS = (
    Doorway(gettext_lazy("Casussen"), "cases:list", "case.create", "people",
            gettext_lazy("De inwoners die uw team helpt. Open een casus of begin een nieuwe.")),
    Doorway(gettext_lazy("Casussen overdragen"), "cases:caseloads", "case.grant", "arrow-right",
            gettext_lazy("Geef casussen van iemand die weggaat aan een collega."), also="people.create"),
    Doorway(gettext_lazy("Vragen om iets te verbeteren"), "resident:corrections", "correction.reply", "pencil",
            gettext_lazy("Inwoners zeggen wat er niet klopt. Geef binnen een maand antwoord.")),
    Doorway(gettext_lazy("In nood openen"), "cases:break_glass", "case.read", "alert",
            gettext_lazy("Lees één casus, één uur, met een reden."), also="audit_log.move"),
    Doorway(gettext_lazy("Nood-openingen nakijken"), "cases:openings", "audit_log.move", "eye",
            gettext_lazy("Kijk na wie een casus in nood opende, en waarom.")),
    Doorway(gettext_lazy("Logboek"), "web:logbook", "audit_log.read", "list",
            gettext_lazy("Zie wie wat deed, en of het logboek klopt."), also="audit_log.move"),
    Doorway(gettext_lazy("Logboek van uw organisatie"), "web:own_logbook", "audit_log.count", "list",
            gettext_lazy("Zie wat uw mensen deden, en wanneer."), also="case.grant"),
    Doorway(gettext_lazy("Rechten van inwoners"), "web:rights", "subject_rights.read", "shield",
            gettext_lazy("Inzage geven, wissen, of wissen tegenhouden.")),
    Doorway(gettext_lazy("Vermeldingen van mijn organisatie"), "socialmap:own_entries", "map_entry_public.propose",
            "checked", gettext_lazy("Kijk of het nog klopt. Stel een wijziging voor.")),
    Doorway(gettext_lazy("Voorstellen van partners"), "socialmap:proposals", "map_entry_public.change", "list",
            gettext_lazy("Neem wijzigingen van partners over, of niet.")),
    Doorway(gettext_lazy("Vragen zonder antwoord"), "socialmap:asks", "map_entry_public.change", "help",
            gettext_lazy("Zie waar niemand zegt of het nog klopt.")),
    Doorway(gettext_lazy("Meldingen van bezoekers"), "intake:reports", "map_report.read", "alert",
            gettext_lazy("Lees wat niet klopt of mist op de kaart.")),
    Doorway(gettext_lazy("Aanmeldingen van inwoners"), "intake:requests", "intake.change", "mail",
            gettext_lazy("Lees wie uw team om hulp vraagt, en reageer op tijd.")),
    Doorway(gettext_lazy("Convenant"), "library:covenant", "library.accept", "check",
            gettext_lazy("Lees wat u samen afspreekt. Accepteer het voor uw organisatie.")),
    Doorway(gettext_lazy("Wie accepteerde het convenant"), "library:organisations", "library.change", "building",
            gettext_lazy("Zie welke organisaties nog niet accepteerden.")),
    Doorway(gettext_lazy("Bibliotheek"), "library:home", "library.read", "document",
            gettext_lazy("Protocollen, formulieren en flyers voor uw werk.")),
    Doorway(gettext_lazy("Ik zoek, ik bied"), "networking:exchange", "minutes.request", "hand",
            gettext_lazy("Wat organisaties van elkaar zoeken en elkaar bieden.")),
    Doorway(gettext_lazy("Vakvragen"), "library:questions", "library.read", "help",
            gettext_lazy("Vragen over regels en werkwijze, met antwoord.")),
    Doorway(gettext_lazy("Aanbod van andere portalen"), "socialmap:offers", "map_entry_public.publish", "add",
            gettext_lazy("Hulp uit de regio die ook voor uw inwoners is.")),
    Doorway(gettext_lazy("Iemand uitnodigen"), "accounts:invite", "people.create", "person-add",
            gettext_lazy("Geef een collega toegang tot dit portaal.")),
    Doorway(gettext_lazy("Mensen en rollen"), "accounts:people", "people.create", "people",
            gettext_lazy("Zie wie er werkt en wat iedereen mag. Beëindig toegang.")),
    Doorway(gettext_lazy("Teams"), "accounts:organisation_teams", "settings_own_organisation.change", "team",
            gettext_lazy("De teams van uw organisatie.")),
    Doorway(gettext_lazy("Partners"), "accounts:partners", "partnership.read", "building",
            gettext_lazy("De organisaties die meedoen in dit portaal.")),
    Doorway(gettext_lazy("Een folder maken"), "web:folder", "map_entry_public.read", "print",
            gettext_lazy("Hulp op papier: een onderwerp, een plaats of een lijst.")),
    Doorway(gettext_lazy("Thema van het portaal"), "web:theme", "settings_theme.change", "settings",
            gettext_lazy("Kies de tint, de letters en het logo.")),
    Doorway(gettext_lazy("Hulp vragen"), "intake:subjects", "settings.read", "settings",
            gettext_lazy("Kies welk team leest wat inwoners vragen.")),
    Doorway(gettext_lazy("Soorten hulp"), "compose:kinds", "settings.read", "list",
            gettext_lazy("Waarnaar mensen doorverwijzen, wie het aanneemt en hoe lang het mag duren.")),
    Doorway(gettext_lazy("Bewaartermijnen"), "web:retention", "settings.read", "clock",
            gettext_lazy("Zie hoe lang het portaal iets bewaart, en waarom.")),
    Doorway(gettext_lazy("Ontvangers met een link"), "by_link:receivers", "settings.change", "mail",
            gettext_lazy("Organisaties zonder account: waarheen hun link gaat.")),
    Doorway(gettext_lazy("Waarvoor wij delen"), "consent:purposes", "settings.read", "share",
            gettext_lazy("De doelen, de soorten gegevens en wat inwoners erover lezen.")),
    Doorway(gettext_lazy("Brieven en kaartjes"), "letters:templates", "settings.read", "mail",
            gettext_lazy("Wat professionals voor inwoners printen, in zes talen.")),
    Doorway(gettext_lazy("Agenda van overleggen"), "agendas:settings", "settings.change", "calendar",
            gettext_lazy("Hoe lang vooraf een team een casus kan lezen om zich voor te bereiden.")),
    Doorway(gettext_lazy("Wat mag wie"), "accounts:rights", "permissions.read", "shield",
            gettext_lazy("Alle rollen en rechten op een rij.")),
    Doorway(gettext_lazy("Mijn account"), "accounts:account", "own_account.read", "account",
            gettext_lazy("Uw naam, wachtwoord en tweede stap bij het inloggen.")),
)  # fmt: skip
# What can wait behind a door: the door, and the sentence that says how much.
WAITS = {
    "new_reports": ("intake:reports", ngettext_lazy("%(n)s nieuwe melding.", "%(n)s nieuwe meldingen.", "n")),
    "requests_waiting": (
        "intake:requests",
        ngettext_lazy("%(n)s aanmelding wacht.", "%(n)s aanmeldingen wachten.", "n"),
    ),
    "covenants_to_accept": (
        "library:covenant",
        ngettext_lazy("%(n)s versie wacht op u.", "%(n)s versies wachten op u.", "n"),
    ),
    "questions_to_answer": (
        "library:questions",
        ngettext_lazy("%(n)s vraag wacht op uw antwoord.", "%(n)s vragen wachten op uw antwoord.", "n"),
    ),
    "questions_to_handle": (
        "library:questions",
        ngettext_lazy("%(n)s vraag om te behandelen.", "%(n)s vragen om te behandelen.", "n"),
    ),
    "corrections_to_answer": (
        "resident:corrections",
        ngettext_lazy("%(n)s vraag wacht op uw antwoord.", "%(n)s vragen wachten op uw antwoord.", "n"),
    ),
    "openings_to_review": ("cases:openings", ngettext_lazy("%(n)s wacht op u.", "%(n)s wachten op u.", "n")),
}
# The rows of the matrix that have a room today; later parts bring the others.
ROWS = (
    "case", "map_entry_public", "map_entry_partners", "map_transfer", "library", "people", "partnership",
    "settings_own_organisation", "audit_log", "own_account",
)  # fmt: skip


def home_page(
    tenant: Tenant,
    topics: Sequence[Topic],
    open_now: OpenNowSection,
    *,
    near: str = "",
    news: tuple[NewsItem, ...] = (),
    places: Sequence[Place] = (),
    front: FrontWords = NOTHING,
) -> HomePage:
    """The front page.

    Args:
        front: what an editor wrote on it; a welcome there goes before the one of the settings.
        near: the place that the visitor chose; what they do next is near it too.
    """
    often = tenant.setting("often_searched", OFTEN)
    return HomePage(
        form=search_form(Asked(near=near)),
        lead=front.welcome or setting_in_language(tenant, "welcome", str(LEAD)),
        open_now=open_now,
        often=tuple(Chip(_(str(words)), Asked(text=str(words), near=near).address()) for words in often),
        tiles=tiles(topics, near=near),
        news=news,
        front=front,
        # One place is no choice.
        places=tuple(Chip(place.name, place.url) for place in places[:MOST_PLACES]) if len(places) > 1 else (),
    )


def open_now_section(found: SearchResult, today: date, asked: Asked, *, without: str) -> OpenNowSection:
    """From the answer in the order of opening: what is open, or what opens first.

    Args:
        asked: where; its place may be one that nobody knows.
        without: the address of the page without a place.
    """
    open_hits = [hit for hit in found.hits if hit.open_now]
    opens_later = [hit for hit in found.hits if hit.open_now is False][:OPENS_FIRST]
    known = found.place is not None and found.place.known
    place = found.place.name if found.place else ""
    all_open = replace(asked, near=asked.near if known else "").having("open", "now")
    hint = ""
    if not open_hits:
        hint = (
            _("Nu is er niets open. Dit gaat als eerste open.") if opens_later else _("Wij weten hier geen tijden van.")
        )
    shown = open_hits or opens_later or found.hits[:OPENS_FIRST]
    return OpenNowSection(
        heading=_("Nu open bij %(place)s") % {"place": isolated(place)} if known else _("Nu open"),
        cards=tuple(card_of_hit(hit, today) for hit in shown),
        all_open=all_open.address() if open_hits else "",
        hint=hint,
        near=asked.near,
        problem=_("Wij kennen deze plaats niet. U ziet nu alles.") if asked.near and not known else "",
        wider=without if asked.near else "",
    )


def tiles(topics: Sequence[Topic], *, told: bool = False, near: str = "") -> tuple[Tile, ...]:
    """The life domains. With `told` each says what it is about, otherwise how much there is."""
    kept = "?" + urlencode({"plaats": near}) if near else ""
    return tuple(
        Tile(
            topic.name,
            reverse("web:topic", args=[topic.code]) + kept,
            f"domain-{topic.code}",
            topic.description if told and topic.description else _how_much(topic.services),
        )
        for topic in topics
        if topic.services or told
    )


def overview_page(
    actor: Actor, partner_cards: tuple[Card, ...], waiting: Mapping[str, int] | None = None
) -> OverviewPage:
    """What this actor can do here, by the matrix; a door behind which something waits says how much.

    Args:
        waiting: how much waits, by the keys of `WAITS`.
    """
    roles = tuple(role for role in Role if role in actor.roles and role != Role.ANONYMOUS)
    name = str(actor.person or "").split(" ")[0]
    waits = _waits(waiting or {})
    return OverviewPage(
        greeting=_("Welkom, %(name)s") % {"name": name} if name else _("Welkom"),
        roles=tuple(str(role.label) for role in roles),
        tasks=tuple(
            Task(door.title, door.text, door.url, door.icon, waits.get(door.url, ""))
            for door in open_doors(TASKS, actor)
        ),
        rights=rights_of(actor),
        for_partners=partner_cards,
        all_for_partners=Asked(facets={"audience": ("partners",)}).address() if partner_cards else "",
    )


def _waits(waiting: Mapping[str, int]) -> dict[str, str]:
    """What stands at each door, by its address: the sentences of all that waits there."""
    found: dict[str, str] = {}
    for name, count in waiting.items():
        if count:
            url_name, sentence = WAITS[name]
            url = reverse(url_name)
            found[url] = f"{found.get(url, '')} {sentence % {'n': count}}".strip()
    return found


def rights_of(actor: Actor) -> tuple[Right, ...]:
    """The rows of the matrix in words, without those of which the actor may do nothing."""
    titles = verb_titles()
    found = []
    for name in ROWS:
        row = matrix()[name]
        verbs = [_(titles[verb]) for verb in titles if row.scopes(actor.roles, verb)]
        if verbs:
            found.append(Right(_(row.title), ", ".join(verbs)))
    return tuple(found)


def _how_much(services: int) -> str:
    return ngettext("%(n)s mogelijkheid", "%(n)s mogelijkheden", services) % {"n": services}
