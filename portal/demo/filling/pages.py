"""The site of an example portal: pages as its editors would make them, in Dutch and other languages. Safe to repeat."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from cms.pages import models
from cms.pages.models import BasePage, HomePage
from cms.pages.segments import segments
from cms.translating.services import translate_page
from portal.accounts.models import User
from portal.demo.content.markup import Names
from portal.demo.content.pages.reading import HOME, read_site
from portal.demo.content.pages.shapes import Page, Site, Stands
from portal.demo.content.shapes import Portal
from portal.demo.filling.pages_answers import let_answer
from portal.demo.filling.pages_pictures import hang
from portal.demo.filling.pages_reviewing import let_read
from portal.demo.filling.pages_writing import home_values, values
from portal.demo.filling.socialmap import uid_of
from portal.socialmap.selectors.translating import DUTCH
from tenants.access import Actor, Role, actor_for
from tenants.models import Tenant

# Pages keep their translation keys, and blocks their ids, when the demo is filled anew.
_NAMES = UUID("b8b7f2d6-2f0a-5d0f-8a43-5d1a5a1c7e11")


@transaction.atomic
def write_pages(portal: Portal, tenant: Tenant, today: date) -> int:
    """Make the pages of the active portal, and tell how many; none when its front page has any below it.

    Costs one query when they stand, some thirty for each page when they do not.
    """
    home: Any = HomePage.objects.get(tenant=tenant)
    if home.numchild:
        return 0
    site = read_site(portal.slug)
    writer, reader = _editors(portal)
    shelf = hang(portal, tenant)
    entries = {word: uid_of(portal.slug, "service", told) for word, told in site.entries.items()}
    made: dict[str, Any] = {HOME: home}
    names = Names({}, shelf, entries)
    for told in site.pages:
        made[told.id] = _write(site, told, made, names, today=today, writer=writer, reader=reader)
        names = Names({**names.pages, told.id: made[told.id].pk}, shelf, entries)
    _greet(site, home, names, today=today, writer=writer, reader=reader)
    editor = actor_for(writer, tenant)
    for told in (site.home, *site.pages):
        _translate(editor, site, told, made[told.id], names, today)
    let_answer((page for page in made.values() if page is not home), today)
    return len(made)


def _editors(portal: Portal) -> tuple[User, User]:
    """Who writes, and who reads what somebody else wrote: the editor and the administrator of the municipality."""
    emails = [
        next(each.email for each in portal.people if each.role == role)
        for role in (Role.EDITOR, Role.MUNICIPALITY_ADMIN)
    ]
    found = User.objects.in_bulk(emails, field_name="email")
    return found[emails[0]], found[emails[1]]


def _write(
    site: Site, told: Page, made: dict[str, Any], names: Names, *, today: date, writer: User, reader: User
) -> Any:
    page = _unsaved(site, told, told.texts, names, today)
    page.translation_key = _seed(site, told)
    # What waits for the editor was written by somebody else.
    page.owner = by = reader if told.stands == Stands.REVIEW else writer
    page.live = told.stands == Stands.LIVE
    if page.live:
        page.first_published_at = page.last_published_at = timezone.now()
    # Treebeard counts children in the database, not in the parent that we hold.
    BasePage.objects.get(pk=made[told.parent or HOME].pk).add_child(instance=page)
    if told.stands == Stands.SCHEDULED:
        page.go_live_at = timezone.now() + timedelta(days=told.in_days)
    # Checked when it was made a moment ago.
    revision = page.save_revision(user=by, log_action=True, clean=False)
    if told.stands == Stands.SCHEDULED:
        # What the second reader does: neither of the two may publish alone.
        revision.publish(user=reader, log_action=False, skip_permission_checks=True)
    elif page.live:
        # Publishing each would save and index it again; the front page is published last, and all below with it.
        BasePage.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)
    let_read(page, told, asked_by=by, read_by=reader)
    return page


def _greet(site: Site, home: Any, names: Names, *, today: date, writer: User, reader: User) -> None:
    """What an editor writes on the front page, which stands already."""
    home.refresh_from_db()
    for name, value in home_values(site.home, site.home.texts, names, _seed(site, site.home), today).items():
        setattr(home, name, value)
    home.save_revision(user=writer, log_action=True).publish(user=reader, log_action=False, skip_permission_checks=True)


def _translate(editor: Actor, site: Site, told: Page, page: Any, names: Names, today: date) -> None:
    """The same page written in the other language has the same blocks: so its texts find their Dutch ones."""
    for language, texts in told.languages.items():
        if told.id == HOME:
            other: Any = HomePage(title=page.title)
            for name, value in home_values(told, texts, names, _seed(site, told), today).items():
                setattr(other, name, value)
        else:
            other = _unsaved(site, told, texts, names, today, language)
        found = {each.path: each.text for each in segments(other)}
        translate_page(editor, page=page.pk, language=language, texts=found)


def _unsaved(site: Site, told: Page, texts: Any, names: Names, today: date, language: str = DUTCH) -> Any:
    kind: Any = getattr(models, told.type)
    fields = values(told, texts, names, _seed(site, told), today, language)
    if told.type == "SchemePage":
        fields["organisation"] = str(uid_of(site.slug, "organization", site.organisation))
    parties = [
        {
            "type": "organisation" if party.startswith("entry:") else "name",
            "value": str(uid_of(site.slug, "organization", party.removeprefix("entry:")))
            if party.startswith("entry:")
            else party,
            "id": str(uuid5(_seed(site, told), f"party {place}")),
        }
        for place, party in enumerate(told.parties)
    ]
    if parties:
        fields["parties"] = parties
    return kind(
        title=texts.get("title", told.title),
        slug=told.id,
        search_description=texts.get("summary", told.summary),
        **fields,
    )


def _seed(site: Site, told: Page) -> UUID:
    return uuid5(_NAMES, f"{site.slug}/{told.id}")
