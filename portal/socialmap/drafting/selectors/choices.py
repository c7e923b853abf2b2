"""What there is to choose from in the form of an entry."""

from dataclasses import dataclass

from portal.socialmap.drafting.content import code_of, terms_to_choose
from portal.socialmap.models import Organization
from tenants.access import Actor
from tenants.municipalities import names_of


@dataclass(frozen=True)
class TermGroup:
    """A list of words to choose from: (value, name)."""

    code: str
    name: str
    terms: tuple[tuple[str, str], ...]


def term_groups() -> tuple[TermGroup, ...]:
    """The lists of words with which a service is described. One query."""
    groups: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for term in terms_to_choose():
        assert term.taxonomy is not None
        _name, terms = groups.setdefault(term.taxonomy.external_id, (term.taxonomy.name, []))
        terms.append((code_of(term), term.name))
    return tuple(TermGroup(code, name, tuple(terms)) for code, (name, terms) in sorted(groups.items(), reverse=True))


def areas_to_choose(actor: Actor) -> tuple[tuple[str, str], ...]:
    """The municipalities of the portal. No query."""
    codes = list(actor.tenant.municipality_codes)
    return tuple(zip(codes, names_of(codes), strict=True))


def organizations_to_choose(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Organisations of this portal. One query."""
    return tuple((str(uid), name) for uid, name in Organization.objects.order_by("name").values_list("uid", "name"))
