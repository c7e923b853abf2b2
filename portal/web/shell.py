"""What stands around each page: name, theme, menus, crisis lines, and for whom one works.

At most three queries (the team, pages that editors put in the menu, whether anything is on the public agenda), and one
more for the messages of who signed in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.networking.selectors import anything_on_the_agenda
from portal.notifications.selectors import unread
from portal.web.crisis import CrisisLine, crisis_lines
from portal.web.languages import setting_in_language
from portal.web.phones import Phone
from portal.web.themes import DEFAULT_THEME, Theme, theme_named
from portal.web.theming.own import theme_of
from tenants.access import Actor, anonymous, can
from tenants.context import current_tenant_or_none
from tenants.models import Tenant


@dataclass(frozen=True)
class Doorway:
    """A place to go: shown to those whom the matrix lets in."""

    title: Any
    url_name: str
    action: str
    icon: str = ""
    text: Any = ""
    also: str = ""  # a second right that is needed too, where the first one is given for another screen as well
    only_if: Callable[[Actor], bool] | None = None  # whether there is anything behind it; asked last, may cost a query


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    icon: str = ""
    text: str = ""
    current: str = ""  # the value of aria-current


@dataclass(frozen=True)
class Shell:
    """All that base.html shows around a page."""

    name: str
    subtitle: str
    theme: Theme
    menu: tuple[MenuItem, ...] = ()
    pages: tuple[MenuItem, ...] = ()  # of the editors, in the footer
    crisis: tuple[CrisisLine, ...] = ()
    help_phone: Phone | None = None
    help_hours: str = ""
    example: str = ""
    signed_in: bool = False
    person: str = ""
    works_for: str = ""
    several_teams: bool = False
    unread: int = 0  # messages; 100 stands for more than 99
    is_portal: bool = False


PUBLIC_MENU = (
    Doorway(gettext_lazy("Hulp zoeken"), "web:search", "map_entry_public.read"),
    Doorway(gettext_lazy("Onderwerpen"), "web:topics", "map_entry_public.read"),
    Doorway(gettext_lazy("Activiteiten"), "activities:list", "meeting_public.read", only_if=anything_on_the_agenda),
    Doorway(gettext_lazy("Mijn lijst"), "web:my_list", "map_entry_public.read"),
)
WORK_MENU = (
    Doorway(gettext_lazy("Mijn overzicht"), "web:overview", "own_account.read"),
    Doorway(gettext_lazy("Mijn werk"), "referrals:worklist", "referral_sent.read"),
    Doorway(gettext_lazy("Wie u helpt"), "matching:mine", "volunteer_match.feedback"),
    Doorway(gettext_lazy("Casussen"), "cases:list", "case.create"),
    Doorway(gettext_lazy("Overleggen"), "meetings:list", "meeting.read"),
    # Its topics stand in the footer: a menu of more than seven words fits on no line.
    Doorway(gettext_lazy("Sociale kaart"), "web:search", "map_entry_public.read"),
    Doorway(gettext_lazy("Mijn lijst"), "web:my_list", "map_entry_public.read"),
    Doorway(gettext_lazy("Bibliotheek"), "library:home", "library.read"),
    Doorway(gettext_lazy("Mensen"), "accounts:people", "people.create"),
)
MenuSource = Callable[[Actor], Iterator[tuple[str, str]]]
_menu_sources: list[MenuSource] = []
MOST_IN_MENU, MOST_IN_FOOTER = 3, 10
EXAMPLE = gettext_lazy("Dit is een voorbeeld. De organisaties, mensen en telefoonnummers bestaan niet.")


def shell_of_portal(tenant: Tenant, actor: Actor, path: str, *, proven: bool = True) -> Shell:
    """What stands around a page of this portal for this actor.

    Args:
        path: the address without query, to mark where in the menu one is.
        proven: False while somebody signed in has not proven a second factor: then pages are those of a visitor, and no
            messages are counted.
    """
    signed_in = actor.is_somebody
    told: Mapping[str, Any] = tenant.settings
    phone = told.get("help_phone", "")
    pages = _pages_in_menu(actor if proven else anonymous(tenant), path)
    doors = open_doors(WORK_MENU if signed_in else PUBLIC_MENU, actor, path)
    return Shell(
        name=tenant.name,
        subtitle=setting_in_language(tenant, "subtitle"),
        theme=theme_of(tenant),
        # Who works here has a menu of the work; a visitor gets the first pages beside the doors.
        menu=doors if signed_in else doors + pages[:MOST_IN_MENU],
        pages=pages,
        crisis=crisis_lines(told.get("crisis_lines")),
        help_phone=Phone.of(phone) if phone else None,
        help_hours=setting_in_language(tenant, "help_hours"),
        example=setting_in_language(tenant, "notice", str(EXAMPLE)) if told.get("demo") else "",
        signed_in=signed_in,
        person=str(actor.person) if actor.person else "",
        works_for=_team_name(actor),
        several_teams=len(actor.teams) > 1,
        unread=unread(actor) if signed_in and proven else 0,
        is_portal=True,
    )


def shell_of_platform() -> Shell:
    """Around pages of a host that is no portal."""
    return Shell(name="Ketenwijzer", subtitle=_("Samen rond de inwoner"), theme=theme_named(DEFAULT_THEME))


def open_doors(doorways: tuple[Doorway, ...], actor: Actor, path: str = "") -> tuple[MenuItem, ...]:
    """The places that exist and that the actor may enter, in order."""
    return tuple(
        MenuItem(str(door.title), url, door.icon, str(door.text), _current(url, path))
        for door in doorways
        if (url := _address(door.url_name)) and _may_enter(door, actor)
    )


def _may_enter(door: Doorway, actor: Actor) -> bool:
    if not can(actor, door.action) or (door.also and not can(actor, door.also)):
        return False
    # A page about an error may be drawn where no portal is open.
    return door.only_if is None or (current_tenant_or_none() is not None and door.only_if(actor))


def add_to_menu(source: MenuSource) -> None:
    """Let a part of the house bring pages (title and address) to menu and footer; saying it twice counts once."""
    if source not in _menu_sources:
        _menu_sources.append(source)


def _pages_in_menu(actor: Actor, path: str) -> tuple[MenuItem, ...]:
    if current_tenant_or_none() is None:  # a page about an error may be drawn where no portal is open
        return ()
    found = [each for source in _menu_sources for each in source(actor)]
    return tuple(MenuItem(title, url, current=_current(url, path)) for title, url in found[:MOST_IN_FOOTER])


def _address(url_name: str) -> str:
    """The address, or nothing while the room behind the door is not there (a later part brings it)."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _current(url: str, path: str) -> str:
    if url == path:
        return "page"
    return "true" if path.startswith(url) and url != reverse("web:home") else ""


def _team_name(actor: Actor) -> str:
    """The team one acts for, with its organisation when the names differ."""
    if actor.team is None:
        return ""
    organisation = actor.team.organisation.name
    return organisation if actor.team.name == organisation else f"{organisation}, {actor.team.name}"
