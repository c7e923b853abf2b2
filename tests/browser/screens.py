"""The screens of editors in the admin, as data: our own, and those of Wagtail as it comes."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.demo.filling.socialmap import uid_of
from tenants.access import Role
from tests.browser.site import MAIN


@dataclass(frozen=True)
class Screen:
    """One screen.

    Args:
        path: its address; a name with a dollar before it is one of `Site.links`.
        role: who looks at it.
    """

    name: str
    path: str
    role: Role = Role.EDITOR

    @property
    def slug(self) -> str:
        return self.name.replace(" ", "-").replace(",", "")


SERVICE = f"/cms/sociale-kaart/service/{uid_of(MAIN, 'service', 'hulp-geldzorgen')}/"
ORGANISATION = f"/cms/sociale-kaart/organization/{uid_of(MAIN, 'organization', 'gemeente')}/"

OURS: tuple[Screen, ...] = (
    Screen("my work", "/cms/"),
    Screen("questions without an answer", "/cms/vragen/"),
    Screen("help for editors", "/cms/hulp/"),
    Screen("services", "/cms/sociale-kaart/"),
    Screen("services, filtered to nothing", "/cms/sociale-kaart/?kind=service&text=kwantummechanica"),
    Screen("organisations", "/cms/sociale-kaart/?kind=organization"),
    Screen("places", "/cms/sociale-kaart/?kind=location"),
    Screen("new service", "/cms/sociale-kaart/nieuw/service/"),
    Screen("service", SERVICE),
    Screen("organisation", ORGANISATION),
    Screen("place", "$entry_location"),
    Screen("versions", "${entry_changed}versies/"),
    Screen("compare", "${entry_changed}vergelijken/?older=0&newer=$entry_version"),
    Screen("language of an entry", f"{SERVICE}taal/en/"),
    Screen("language of an entry, from right to left", f"{SERVICE}taal/ar/"),
    Screen("preview of an entry", f"{SERVICE}bekijken/"),
    Screen("lists", "/cms/lijsten/"),
    Screen("columns of a list", "$list_columns"),
    Screen("rows of a list", "$list_rows"),
    Screen("work on many services", "/cms/diensten/"),
    Screen("work that waits for a yes", "$bulk_run"),
    Screen("what could be better", "/cms/beter/"),
    Screen("translations", "/cms/vertalen/"),
    Screen("translation of a page", "/cms/vertalen/$page_huur_niet_betalen/ar/"),
    Screen("what visitors found", "/cms/gevonden/"),
    Screen("newsletters", "/cms/nieuwsbrief/"),
    Screen("newsletter before it goes", "/cms/nieuwsbrief/$page_nieuwsbrief_waterkant/"),
    Screen("newsletter, by who may send it", "/cms/nieuwsbrief/$page_nieuwsbrief_waterkant/", Role.MUNICIPALITY_ADMIN),
    Screen("reading level of a page", "/cms/leesbaarheid/pagina/$page_huur_niet_betalen/"),
    Screen("my work of an administrator", "/cms/", Role.MUNICIPALITY_ADMIN),
    Screen("service, by who may publish", SERVICE, Role.MUNICIPALITY_ADMIN),
)
WAGTAILS: tuple[Screen, ...] = (
    Screen("pages", "/cms/pages/$page_projecten/"),
    Screen("page", "/cms/pages/$page_alle_blokken/edit/"),
    Screen("new page", "/cms/pages/add/cms_pages/informationpage/$page_waterkant/"),
    Screen("kinds of pages", "/cms/pages/$page_waterkant/add_subpage/"),
    Screen("history of a page", "/cms/pages/$page_alle_blokken/history/"),
    Screen("images", "/cms/images/?q=buurthuis"),
    Screen("image", "/cms/images/$image/"),
    Screen("documents", "/cms/documents/"),
    Screen("document", "/cms/documents/edit/$document/"),
    Screen("page, by who may publish", "/cms/pages/$page_huur_niet_betalen/edit/", Role.MUNICIPALITY_ADMIN),
)


def by_role() -> Iterator[tuple[Role, list[Screen]]]:
    """All screens of each role, so that each role signs in once."""
    every = (*OURS, *WAGTAILS)
    for role in dict.fromkeys(screen.role for screen in every):
        yield role, [screen for screen in every if screen.role == role]
