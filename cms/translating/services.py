"""Commands on translations of pages: one transaction each, with its row in the log."""

from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cms.pages.models import BasePage
from cms.pages.segments import Segment, segments
from cms.translating import audit_actions, events
from cms.translating.checking import problem_of
from cms.translating.models import PageText
from portal.socialmap.models import TranslationState
from portal.socialmap.selectors.translating import DUTCH, text_hash
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound


@transaction.atomic
def translate_page(
    actor: Actor, *, page: int, language: str, texts: Mapping[str, str], still_right: Collection[str] = ()
) -> int:
    """Keep translations of texts of a page.

    Args:
        actor: an editor of the portal.
        page: the key of a page of this portal.
        language: one of the portal's own, not Dutch.
        texts: by the path of a segment, as `cms/pages/segments.py` names them. An empty text takes the translation
            away; a path that the page does not have (any more) is left alone.
        still_right: paths whose Dutch text changed while their translation still says the same.

    Returns:
        How many texts were kept, changed or taken away.

    Raises:
        NotFound: no such page here, or not a language of this portal.
        Refused: the actor does not write pages.
        Invalid: with a sentence by path, and nothing is kept.
    """
    require(can(actor, "page_published.change"))
    found = BasePage.objects.filter(pk=page, depth__gt=1).first()
    if found is None or language not in languages_to_translate(actor):
        raise NotFound()
    written = {each.path: each for each in segments(found.specific)}
    asked = {path: text.strip() for path, text in texts.items() if path in written}
    wrong = {path: said for path, text in asked.items() if text and (said := problem_of(written[path], text))}
    if wrong:
        raise Invalid(_("Sommige vertalingen kunnen zo niet bewaard worden."), wrong)
    known = {
        row.path: row for row in PageText.objects.filter(page_uid=found.translation_key, language=language).locked()
    }
    changed = sum(
        _kept(actor, found, language, written[path], text, known.get(path), renewed=path in still_right)
        for path, text in asked.items()
    )
    if changed:
        record(actor, audit_actions.PAGE_TRANSLATED, found, language=language, texts=changed)
        events.page_translated(found)
    return changed


def languages_to_translate(actor: Actor) -> tuple[str, ...]:
    """The languages of the actor's portal beside Dutch, in the order of the settings."""
    return tuple(code for code, _name in settings.LANGUAGES if code != DUTCH and code in actor.tenant.languages)


def _kept(
    actor: Actor, page: Any, language: str, segment: Segment, text: str, row: PageText | None, *, renewed: bool
) -> bool:
    """Write one text. An unchanged one keeps its hash (it may be outdated), unless it is said to be right still."""
    if not text:
        return row is not None and bool(row.delete()[0])
    hashed = text_hash(segment.text)
    if row is not None and row.text == text and (row.source_hash == hashed or not renewed):
        return False
    row = row or PageText(page_uid=page.translation_key, language=language, path=segment.path)
    row.text, row.source_hash, row.changed_by = text, hashed, actor.person
    row.state = TranslationState.CHECKED
    row.save()
    return True
