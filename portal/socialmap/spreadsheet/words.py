"""The words of this portal that cells may name: life domains, target groups, municipalities."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.socialmap.models import TaxonomyTerm
from portal.socialmap.spreadsheet.columns import fold
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS, TARGET_GROUPS
from tenants.municipalities import municipalities

LISTS: Mapping[str, str] = {"life_domains": LIFE_DOMAINS, "target_groups": TARGET_GROUPS}
_PARTS = re.compile(r"[;\n|]")
_FINER_PARTS = re.compile(r"[;\n|,]")


@dataclass(frozen=True)
class Words:
    """Terms by column and by folded name or code; municipalities by folded name or code."""

    terms: Mapping[str, Mapping[str, TaxonomyTerm]]
    municipalities: Mapping[str, str]

    def terms_in(self, column: str, cell: str) -> tuple[tuple[TaxonomyTerm, ...], list[str]]:
        """The terms that a cell names, and the names that we do not know."""
        found, unknown = _named(self.terms[column], cell)
        return tuple({term.pk: term for term in found}.values()), unknown

    def municipalities_in(self, cell: str) -> tuple[tuple[str, ...], list[str]]:
        """The CBS codes of the municipalities that a cell names, and the names that we do not know."""
        found, unknown = _named(self.municipalities, cell)
        return tuple(dict.fromkeys(found)), unknown


def words_here() -> Words:
    """The words of the active portal. One query."""
    terms = TaxonomyTerm.objects.filter(
        data_source=OURS, taxonomy__external_id__in=LISTS.values(), gone_from_source_at=None
    ).select_related("taxonomy")
    by_list: dict[str, dict[str, TaxonomyTerm]] = {column: {} for column in LISTS}
    columns = {code: column for column, code in LISTS.items()}
    for term in terms:
        names = by_list[columns[term.taxonomy.external_id]]
        names[fold(term.code)] = names[fold(term.name)] = term
    known = {fold(code): code for code in municipalities()}
    return Words(by_list, {fold(name): code for code, name in municipalities().items()} | known)


def unknown_sentence(label: str, unknown: list[str]) -> str:
    return _("%(label)s: wij kennen “%(word)s” niet.") % {"label": label, "word": unknown[0][:60]}


def _named(known: Mapping[str, object], cell: str) -> tuple[list, list[str]]:  # type: ignore[type-arg]
    found, unknown = [], []
    for part in _PARTS.split(cell):
        # A comma parts names too, unless the whole is one: "Zorg, welzijn" may be what a list calls a subject.
        names = [part] if fold(part) in known else _FINER_PARTS.split(part)
        for name in names:
            if not fold(name):
                continue
            if fold(name) in known:
                found.append(known[fold(name)])
            else:
                unknown.append(name.strip())
    return found, unknown
