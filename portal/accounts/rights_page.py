"""The page "Wat mag wie": the matrix in words, from the very data that decides."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tenants.access import Actor, Role, Row, Scope, matrix, verb_titles

# Roles that nobody at a desk holds are left out; the system's own rights are in the log, not on this page.
SHOWN = tuple(role for role in Role if role not in {Role.SYSTEM})

HOW_FAR = {
    Scope.ANY: "",
    Scope.OWN: _("eigen"),
    Scope.ORGANISATION: _("eigen organisatie"),
    Scope.TENANT: _("hele gemeente"),
    Scope.NETWORK: _("als partner"),
    Scope.INVOLVED: _("als betrokkene"),
    Scope.BREAK_GLASS: _("alleen met reden, een uur"),
}


@dataclass(frozen=True)
class RoleChoice:
    """A role to look at; `is_own` when the reader holds it."""

    role: Role
    label: str
    is_own: bool
    is_chosen: bool


@dataclass(frozen=True)
class Line:
    """One kind of thing, and what the chosen role may do with it. Nothing means: nothing."""

    name: str
    title: str
    rights: tuple[str, ...]


@dataclass(frozen=True)
class RightsPage:
    roles: tuple[RoleChoice, ...]
    lines: tuple[Line, ...]


def shown_role(actor: Actor, asked: str) -> Role:
    """The role to show: the one that was asked for, else the first of one's own, else the visitor's."""
    if asked in {role.value for role in SHOWN}:
        return Role(asked)
    own = [role for role in SHOWN if role in actor.roles and role != Role.ANONYMOUS]
    return own[0] if own else Role.ANONYMOUS


def rights_page(actor: Actor, chosen: Role) -> RightsPage:
    """All rows of the matrix for one role, with the roles to choose from, one's own marked. No query."""
    return RightsPage(
        roles=tuple(
            RoleChoice(role, str(role.label), role in actor.roles and role != Role.ANONYMOUS, role == chosen)
            for role in SHOWN
        ),
        lines=tuple(Line(row.name, gettext(row.title), _rights(row, chosen)) for row in matrix().values()),
    )


def _rights(row: Row, role: Role) -> tuple[str, ...]:
    titles = list(verb_titles())
    grants = sorted(row.grants.get(role, frozenset()), key=lambda grant: (titles.index(grant.verb), grant.scope))
    return tuple(_words(gettext(verb_titles()[grant.verb]), grant.scope) for grant in grants)


def _words(verb: str, scope: Scope) -> str:
    far = str(HOW_FAR[scope])
    return f"{verb} ({far})" if far else verb
