"""Whom to call when it cannot wait. A portal may choose its own numbers; a mistake in them never hides the line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from portal.web.phones import Phone
from tenants.errors import Invalid

NUMBER = re.compile(r"\+?[0-9][0-9 \-]{1,17}")
AT_MOST = 4
# Together they fill two lines of a phone of 320 pixels.
LETTERS_IN_ALL = 110


@dataclass(frozen=True)
class CrisisLine:
    """When to call which number."""

    when: str
    phone: Phone


# Police, ambulance and fire brigade; 113 for who thinks of suicide; Veilig Thuis.
DEFAULT = (
    (gettext_lazy("Gevaar:"), "112"),
    (gettext_lazy("Denkt u aan zelfmoord:"), "113"),
    (gettext_lazy("Geweld thuis:"), "0800 2000"),
)


def crisis_lines(chosen: object) -> tuple[CrisisLine, ...]:
    """The lines of a portal in the language of the page; the usual ones when it chose none, or chose wrongly."""
    try:
        lines = checked(chosen) if chosen else ()
    except Invalid:
        lines = ()
    if not lines:
        return tuple(CrisisLine(str(when), Phone.of(number)) for when, number in DEFAULT)
    language = get_language() or "nl"
    return tuple(CrisisLine(_in(language, line["when"]), Phone.of(line["number"])) for line in lines)


def checked(chosen: object) -> list[dict[str, Any]]:
    """The setting `crisis_lines`: a list of {"when": {"nl": ..., "en": ...}, "number": ...}, ready to keep.

    Raises:
        Invalid: no list of one to four lines, a line without Dutch words, a number that cannot be dialled, or more
            words than fit two lines of a phone.
    """
    if not isinstance(chosen, Sequence) or isinstance(chosen, str) or not 1 <= len(chosen) <= AT_MOST:
        raise Invalid(_("Kies één tot vier noodnummers."))
    lines = [_line(each) for each in chosen]
    if sum(len(line["when"]["nl"]) + len(line["number"]) for line in lines) > LETTERS_IN_ALL:
        raise Invalid(_("De noodnummers passen niet op twee regels van een telefoon. Maak de woorden korter."))
    return lines


def _line(told: object) -> dict[str, Any]:
    when, number = (told.get("when"), told.get("number")) if isinstance(told, dict) else (None, None)
    words = {"nl": when} if isinstance(when, str) else when
    if not isinstance(words, dict) or not all(isinstance(text, str) and text.strip() for text in words.values()):
        raise Invalid(_("Zeg bij elk noodnummer wanneer iemand het belt."))
    if "nl" not in words:
        raise Invalid(_("Zeg bij elk noodnummer in het Nederlands wanneer iemand het belt."))
    if not isinstance(number, str) or not NUMBER.fullmatch(number):
        raise Invalid(_("Een noodnummer bestaat uit cijfers, zoals 0800 2000."))
    return {"when": words, "number": number}


def _in(language: str, words: dict[str, str]) -> str:
    return words.get(language, words["nl"])
