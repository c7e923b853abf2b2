"""One question to a resident, as it is being put together: what is shared with whom, and the text that tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import get_language_info

from portal.consent.models import Purpose
from portal.consent.notices import DUTCH, Notice
from portal.consent.services.recording import notice_for
from tenants.models import Team


@dataclass(frozen=True)
class Language:
    """A language in which a text can be shown. `direction` is that of its writing."""

    code: str
    name: str
    direction: str


@dataclass(frozen=True)
class Question:
    """What is asked of a resident, or told to them."""

    purpose: Purpose
    asking: Team
    getting: Sequence[Team]
    categories: list[str]
    until: date

    def text(self, language: str) -> Notice:
        """The text to read aloud, in this language."""
        return notice_for(self.purpose, self.asking, self.getting, self.until, language, self.categories)


def language_named(code: str) -> Language:
    """The language of this code; Dutch when nobody knows it."""
    known = code if code in {each for each, _name in settings.LANGUAGES} else DUTCH
    info = get_language_info(known)
    name = str(info["name_local"])
    return Language(known, name[:1].upper() + name[1:], "rtl" if info["bidi"] else "ltr")


def every_language() -> list[Language]:
    """All languages in which texts are shown."""
    return [language_named(code) for code, _name in settings.LANGUAGES]
