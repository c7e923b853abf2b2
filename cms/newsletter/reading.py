"""What the screens of the newsletter show: the issues, and one of them ready to be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from cms.newsletter.composing import fingerprint, letters_of
from cms.pages.models import NewsletterPage, PageAudience
from cms.serving.reading import reachable
from portal.newsletter.issues import IssueLetter
from portal.newsletter.selectors import Figures, MailingLine, figures, mailing_of, mailings_of
from portal.web.languages import own_name
from tenants.access import Actor, anonymous
from tenants.errors import NotFound

MOST = 50


@dataclass(frozen=True)
class IssueLine:
    """One newsletter in the list."""

    key: int
    title: str
    day: date
    live: bool
    mailing: MailingLine | None


@dataclass(frozen=True)
class InLanguage:
    """How many read in a language, under its own name."""

    code: str
    name: str
    number: int
    right_to_left: bool


@dataclass(frozen=True)
class Issue:
    """One newsletter, and all that an editor wants to know before it goes.

    Attributes:
        hindrance: why it cannot be sent now; nothing when it can.
        seen: the fingerprint of the letters, sent back with the button.
    """

    key: int
    uid: UUID
    title: str
    letters: Mapping[str, IssueLetter]
    languages: tuple[InLanguage, ...]
    figures: Figures
    mailing: MailingLine | None
    hindrance: str
    newer_draft: bool
    seen: str


def issues(actor: Actor) -> tuple[IssueLine, ...]:
    """The latest newsletters of this portal with how far each is. Two queries, however many there are."""
    rows = list(NewsletterPage.objects.order_by("-day", "-pk")[:MOST])
    sent = mailings_of(actor, [row.translation_key for row in rows])
    return tuple(IssueLine(row.pk, row.title, row.day, row.live, sent.get(row.translation_key)) for row in rows)


def newsletter(page_id: int) -> Any:
    """The newsletter with this number in the active portal, as it stands in the table. One query.

    Raises:
        NotFound: there is none.
    """
    found = NewsletterPage.objects.filter(pk=page_id).first()
    if found is None:
        raise NotFound()
    return found


def issue(actor: Actor, page_id: int) -> Issue:
    """One newsletter ready to be sent, or with why it is not. Ten queries at most.

    Raises:
        NotFound: no such newsletter in this portal.
        Refused: the actor may not see the figures.
    """
    page = newsletter(page_id)
    counted = figures(actor)
    letters = letters_of(page, [code for code, _number in counted.by_language])
    mailing = mailing_of(actor, page.translation_key)
    return Issue(
        key=page.pk,
        uid=page.translation_key,
        title=page.title,
        letters=letters,
        languages=in_languages(counted, letters),
        figures=counted,
        mailing=mailing,
        hindrance=hindrance(page, counted, mailing),
        newer_draft=page.live and page.has_unpublished_changes,
        seen=fingerprint(letters),
    )


def in_languages(counted: Figures, shown: Mapping[str, object] | None = None) -> tuple[InLanguage, ...]:
    """Numbers by language with names; of the languages that are shown, or else of those in which somebody reads."""
    numbers = dict(counted.by_language)
    return tuple(_named(code, numbers.get(code, 0)) for code in (shown if shown is not None else numbers))


def hindrance(page: Any, counted: Figures, mailing: MailingLine | None) -> str:
    """Why this newsletter cannot be sent now, in the words of the screen; nothing when it can. One query at most."""
    if mailing is not None:
        return _("Deze nieuwsbrief is al verstuurd. Twee keer versturen kan niet.")
    if page.audience != PageAudience.PUBLIC:
        return _("Deze nieuwsbrief is alleen voor partners. Alleen wat iedereen mag lezen gaat per mail.")
    if not reachable(anonymous(page.tenant), NewsletterPage).filter(pk=page.pk).exists():
        return _("Deze nieuwsbrief staat nog niet op de site. Publiceer hem eerst.")
    if not counted.total:
        return _("Er zijn nog geen abonnees. Er is dus niemand om deze nieuwsbrief aan te sturen.")
    return ""


def _named(code: str, number: int) -> InLanguage:
    return InLanguage(code, own_name(code), number, bool(get_language_info(code)["bidi"]))
