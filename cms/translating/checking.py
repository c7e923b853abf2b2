"""Whether a translation may stand in the place of its Dutch text: pure rules, and a sentence for who wrote it."""

import re

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from cms.blocks.words import LINE, LONG
from cms.pages.segments import Segment

# What running text of ours is made of (cms/blocks/words.py FEATURES), as Wagtail keeps it.
TAGS = frozenset({"p", "b", "i", "a", "ul", "ol", "li", "br", "strong", "em"})
_TAG = re.compile(r"</?([a-zA-Z0-9]+)([^>]*)>")
_ATTRIBUTES = re.compile(r"""\s+([\w:-]+)="([^"]*)\"""")
LONGEST_RICH = 20_000


def problem_of(segment: Segment, text: str) -> str:
    """What is wrong with this translation; nothing when it may be kept.

    A translation may leave a link out and may not bring one: where links lead is decided in the Dutch text alone.
    """
    if segment.kind == "rich":
        return _problem_of_rich(segment.text, text)
    if strip_tags(text) != text:
        return _("Schrijf gewone tekst, zonder tekens als < en >.")
    longest = LINE if segment.kind == "line" else LONG
    if len(text) > longest:
        return _("Deze tekst is te lang. Gebruik niet meer dan %(n)s tekens.") % {"n": longest}
    if segment.kind == "line" and ("\n" in text or "\r" in text):
        return _("Zet deze tekst op één regel.")
    return ""


def links_in(text: str) -> frozenset[tuple[tuple[str, str], ...]]:
    """The links of a running text, as their attributes."""
    return frozenset(
        tuple(sorted(_ATTRIBUTES.findall(rest)))
        for name, rest in _TAG.findall(text)
        if name.lower() == "a" and rest.strip()
    )


def _problem_of_rich(dutch: str, text: str) -> str:
    if len(text) > LONGEST_RICH:
        return _("Deze tekst is te lang. Gebruik niet meer dan %(n)s tekens.") % {"n": LONGEST_RICH}
    for name, rest in _TAG.findall(text):
        plain = not rest.strip(" /") or name.lower() == "a" or set(_ATTRIBUTES.findall(rest)) <= _block_keys(rest)
        if name.lower() not in TAGS or not plain:
            return _("Gebruik alleen vet, schuin, lijsten en de links uit de Nederlandse tekst.")
    if "<" in _TAG.sub("", text):
        return _("Gebruik alleen vet, schuin, lijsten en de links uit de Nederlandse tekst.")
    if not links_in(text) <= links_in(dutch):
        return _("Deze link staat niet in de Nederlandse tekst. Zet hem eerst daar.")
    return ""


def _block_keys(rest: str) -> set[tuple[str, str]]:
    """Wagtail numbers paragraphs of running text; the numbers are harmless."""
    return {(name, value) for name, value in _ATTRIBUTES.findall(rest) if name == "data-block-key" and value.isalnum()}
