"""The summary of a dossier that goes along with a hand-over: its parts, and which of them a ground allows. Pure.

A part is open when the ground names one of its kinds of data (`Ground.categories`). A kind of data that a portal made
itself opens no part: nothing goes along because nobody thought of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_PART = 2_000


@dataclass(frozen=True)
class Section:
    """A part of the summary.

    Args:
        categories: codes of kinds of data (consent `DataCategory`); one of them in the ground opens it.
    """

    name: str
    label: str | Promise
    help_text: str | Promise
    categories: frozenset[str]


SECTIONS = (
    Section(
        "situation", gettext_lazy("De situatie"),
        gettext_lazy("Wat er aan de hand is, in twee of drie zinnen."),
        frozenset({"question", "household", "income", "debts"}),
    ),
    Section(
        "tried", gettext_lazy("Wat al is geprobeerd"),
        gettext_lazy("Wat hielp, en wat niet hielp."),
        frozenset({"question", "help"}),
    ),
    Section(
        "running", gettext_lazy("Wat er nu loopt"),
        gettext_lazy("Welke hulp de inwoner al krijgt."),
        frozenset({"help"}),
    ),
    Section(
        "agreements", gettext_lazy("Wat is afgesproken"),
        gettext_lazy("Afspraken met de inwoner waar de ontvanger rekening mee houdt."),
        frozenset({"question", "help"}),
    ),
    Section(
        "wishes", gettext_lazy("Hoe de inwoner contact wil"),
        gettext_lazy("Wanneer en hoe het veilig is, en in welke taal."),
        frozenset({"contact"}),
    ),
)  # fmt: skip
NAMES = tuple(section.name for section in SECTIONS)


def open_parts(categories: Iterable[str]) -> frozenset[str]:
    """The names of the parts that these kinds of data open."""
    known = set(categories)
    return frozenset(section.name for section in SECTIONS if section.categories & known)


def written(summary: Mapping[str, str] | None) -> list[tuple[str, str]]:
    """Label and text of every part that holds something, in order."""
    told = summary or {}
    return [(str(each.label), told[each.name]) for each in SECTIONS if told.get(each.name)]


def shown(summary: Mapping[str, str] | None, categories: Iterable[str]) -> list[tuple[str, str]]:
    """The same, of what the ground allows."""
    allowed = open_parts(categories)
    return written({name: text for name, text in (summary or {}).items() if name in allowed})


def cleaned(summary: Mapping[str, str]) -> dict[str, str]:
    """What is written, without what is empty or unknown."""
    return {name: summary[name].strip() for name in NAMES if summary.get(name, "").strip()}


def wrong_parts(summary: Mapping[str, str]) -> dict[str, str]:
    """A sentence for each part that is too long."""
    return {f"summary_{name}": _("Maak dit korter.") for name in NAMES if len(summary.get(name, "")) > MOST_PART}
