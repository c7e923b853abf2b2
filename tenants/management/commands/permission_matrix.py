"""Prints the permission matrix as Markdown: docs/permissions.md is this, and nothing else."""

from django.core.management.base import BaseCommand

from tenants.access import Grant, Role, Row, Scope, matrix, verb_titles

INTRODUCTION = """\
# Who may do what

Made from [tenants/access/matrix.toml](../tenants/access/matrix.toml) by `manage.py permission_matrix`; a test says that
the two are equal, so change the matrix and print this page anew. Everything that is not written here is denied. Rows
about cases, referrals and meetings stand ready for the rooms that will bring them. The words are those of the screen.
"""

RULES = """\
## Rules above the rows

1. A person has all rights of all their roles in one portal, and none of another portal.
2. `is_superuser`, `is_staff` and the groups of Django give no right.
3. Nobody grants more than they hold.
4. What does not exist and what is not yours get the same answer.
5. An error while deciding means no.
6. A grant to one person beyond the matrix stands in `tenants/grants`, with a reason and an end date.
"""

REACHES = {
    Scope.ANY: "",
    Scope.OWN: "van zichzelf",
    Scope.ORGANISATION: "van de eigen organisatie of het eigen team",
    Scope.TENANT: "van het hele portaal",
    Scope.NETWORK: "van het eigen netwerk",
    Scope.INVOLVED: "waar het team bij betrokken is",
    Scope.BREAK_GLASS: "in nood: met reden, een uur, en het wordt gemeld",
}


def page() -> str:
    """The whole page, ending in one line break."""
    parts = [INTRODUCTION, _roles(), RULES, *(_section(row) for row in matrix().values())]
    return "\n".join(parts)


def _roles() -> str:
    lines = [f"| {role.value} | {role.label} |" for role in Role]
    return "\n".join(["## Roles", "", "| letters | role |", "|---|---|", *lines, ""])


def _section(row: Row) -> str:
    lines = [f"| {role.value} | {role.label} | {_rights(row.grants[role])} |" for role in Role if row.grants.get(role)]
    return "\n".join([f"## {row.title}", "", f"`{row.name}`", "", "| | role | may |", "|---|---|---|", *lines, ""])


def _rights(grants: frozenset[Grant]) -> str:
    """Rights that reach equally far stand together, in the order of the verbs in the matrix."""
    order = list(verb_titles())
    by_reach: dict[Scope, list[str]] = {}
    for grant in sorted(grants, key=lambda each: (order.index(each.verb), each.scope)):
        by_reach.setdefault(grant.scope, []).append(verb_titles()[grant.verb])
    return "; ".join(_reaching(", ".join(verbs), scope) for scope, verbs in by_reach.items())


def _reaching(verbs: str, scope: Scope) -> str:
    return f"{verbs} ({REACHES[scope]})" if REACHES[scope] else verbs


class Command(BaseCommand):
    help = "Print the permission matrix as Markdown (docs/permissions.md)."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(page(), ending="")
