"""What a page says at its top about its own translation."""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.serving.lists import Listed
from cms.translating.reading import PageInLanguage
from cms.translating.states import PageStanding
from portal.socialmap.selectors.translating import StillDutch


@dataclass(frozen=True)
class Note:
    """How far a page is translated; no standing on a Dutch page."""

    standing: PageStanding | None
    by_machine: bool


def note_of(read: PageInLanguage, listed: Iterable[Listed] = ()) -> Note:
    """The note on a page. One that is translated itself, but lists pages that are not, is so in part."""
    standing = read.standing
    if standing is PageStanding.CURRENT and any(_is_dutch(each) for each in listed):
        standing = PageStanding.PARTLY
    return Note(standing, read.by_machine)


def note_of_part(read: PageInLanguage) -> Note:
    """The note on words inside a page of the portal: what stands around them is translated, so some of it always is."""
    standing = read.standing
    return Note(PageStanding.PARTLY if standing is PageStanding.MISSING else standing, read.by_machine)


def _is_dutch(listed: Listed) -> bool:
    return isinstance(listed.title, StillDutch) or isinstance(listed.summary, StillDutch)
