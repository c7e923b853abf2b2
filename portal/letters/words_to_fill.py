"""The words in braces that a letter may have: a table. What stands around them is the portal's own text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BRACES = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class Word:
    """One that is filled in.

    Args:
        means: what comes in its place.
        sample: what the preview of an administrator shows.
        otherwise: what to do when there is nothing to fill in.
    """

    means: str | Promise
    sample: str
    otherwise: str | Promise = ""


WORDS: Mapping[str, Word] = {
    "naam": Word(gettext_lazy("voornaam en achternaam van de inwoner"), "Rana Voorbeeld"),
    "contactpersoon": Word(gettext_lazy("wie de inwoner kan bellen"), "Sam de Vries"),
    "team": Word(gettext_lazy("uw team"), "Team West"),
    "organisatie": Word(gettext_lazy("uw organisatie"), "Welzijn Voorbeeld"),
    "telefoon": Word(
        gettext_lazy("telefoonnummer van uw organisatie op de sociale kaart"), "010 000 00 00",
        gettext_lazy("Uw organisatie heeft geen telefoonnummer op de sociale kaart. Vraag het de redactie."),
    ),
    "afspraak": Word(
        gettext_lazy("dag en tijd van de afspraak"), "dinsdag 12 januari, 10.00 uur",
        gettext_lazy("Er staat nog geen afspraak. Plan eerst een afspraak, en maak deze brief bij die doorverwijzing."),
    ),
    "plaats": Word(
        gettext_lazy("plaats van de afspraak"), "Dorpsstraat 1",
        gettext_lazy("Bij de afspraak staat geen plaats. Vul die eerst in, bij de doorverwijzing."),
    ),
    "vandaag": Word(gettext_lazy("de datum van vandaag"), "4 januari 2027"),
    "eigen_pagina": Word(gettext_lazy("adres van ‘Wie weet wat van mij?’"), "voorbeeld.nl/wie-weet-wat/"),
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A part of a line: text of the portal, or what was filled in. `lacking`: there was nothing to fill in."""

    text: str
    filled: bool = False
    lacking: bool = False


Line = tuple[Piece, ...]
Paragraph = tuple[Line, ...]


def words_in(text: str) -> list[str]:
    """The words in braces, each once, in their order."""
    return list(dict.fromkeys(BRACES.findall(text)))


def wrong_with(text: str) -> str:
    """A sentence when something in braces cannot be filled in; empty when all can."""
    unknown = [word for word in words_in(text) if word not in WORDS]
    if unknown:
        known = ", ".join(f"{{{word}}}" for word in WORDS)
        return _("Het woord {%(word)s} kennen wij niet. U kunt kiezen uit: %(known)s.") % {
            "word": unknown[0], "known": known,
        }  # fmt: skip
    if any(brace in BRACES.sub("", text) for brace in "{}"):
        return _("Er staat een accolade te veel of te weinig. Schrijf een woord zo: {naam}.")
    return ""


def fill(text: str, values: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """A text with its words filled in: paragraphs of lines of pieces, so that nothing of it is ever markup."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return tuple(tuple(_line(line, values) for line in block.split("\n")) for block in blocks if block.strip())


def lacking(texts: Iterable[str], values: Mapping[str, str]) -> list[str]:
    """The words that these texts ask for and that have no value here, in the order of the table."""
    asked = {word for text in texts for word in words_in(text)}
    return [word for word in WORDS if word in asked and not values.get(word)]


def samples() -> dict[str, str]:
    """Values of nobody, for a preview."""
    return {name: word.sample for name, word in WORDS.items()}


def _line(line: str, values: Mapping[str, str]) -> Line:
    pieces: list[Piece] = []
    for number, part in enumerate(BRACES.split(line)):
        if number % 2 == 0:
            pieces += [Piece(part)] if part else []
        else:
            value = values.get(part, "")
            pieces.append(Piece(value or f"[{part}]", filled=True, lacking=not value))
    return tuple(pieces)
