"""The words in which an app says whose its rows are. Nothing here touches a database: it is imported by AppConfigs.

In the SQL of a predicate `[self]` is the table of the row itself and `[app.Model]` that of another model.
"""

from dataclasses import dataclass

from tenants.access.roles import Scope

TEAMS = "(SELECT tenants_row_teams())::bigint[]"
PERSON = "(SELECT tenants_row_person())"
SUBJECTS = "(SELECT tenants_row_subjects())::uuid[]"
RIGHTS = "(SELECT tenants_row_rights())::text[]"
# The clock of the database, not that of the code: two locks with one clock would be wrong together.
TODAY = "(SELECT tenants_row_today())"


@dataclass(frozen=True)
class Predicate:
    """Which rows an actor reaches, and the rights ("row.verb@scope") that it asks about."""

    sql: str
    rights: frozenset[str] = frozenset()


def in_teams(*columns: str) -> Predicate:
    """Rows of which one of these columns is a team in which the actor works with cases."""
    return Predicate(" OR ".join(f'[self]."{column}" = ANY ({TEAMS})' for column in columns))


def own(column: str) -> Predicate:
    """Rows that name the actor as a person."""
    return Predicate(f'[self]."{column}" = {PERSON}')


def of_subject(column: str) -> Predicate:
    """Rows about the resident that the actor is."""
    return Predicate(f'[self]."{column}" = ANY ({SUBJECTS})')


def whoever_may(action: str, scope: Scope) -> Predicate:
    """Every row, for an actor whose roles give this right this far."""
    right = f"{action}@{scope}"
    return Predicate(f"'{right}' = ANY ({RIGHTS})", frozenset({right}))


def through(model: str, column: str) -> Predicate:
    """Rows that hang on a row of another guarded model, and are seen by whoever sees that one."""
    return Predicate(f'EXISTS (SELECT 1 FROM [{model}] AS upper WHERE upper.id = [self]."{column}")')  # noqa: S608  our names


def seen_apart(model: str, column: str) -> Predicate:
    """As `through`, for two models of which each looks at the other: PostgreSQL refuses such a circle.

    It costs a call of a function for each row, so put it behind a cheaper predicate.
    """
    return Predicate(f'[seen {model}]([self]."{column}")')


def rows_where(sql: str) -> Predicate:
    """Rows for which this SQL holds."""
    return Predicate(sql)


def no_actor() -> Predicate:
    """No row: only code that looks past the actor's own rows, for a listed reason, and what is no request."""
    return Predicate("FALSE")


def either(*predicates: Predicate) -> Predicate:
    return _joined(" OR ", predicates)


def both(*predicates: Predicate) -> Predicate:
    return _joined(" AND ", predicates)


@dataclass(frozen=True)
class Guarded:
    """Which rows of a table an actor reads, changes (and removes), and adds.

    Args:
        read: asked of whatever is read, also by an UPDATE, a DELETE or RETURNING.
        write: asked of what is locked, changed or removed; as `read` when it is not given.
        add: asked of a new row; as `write` when it is not given.
    """

    read: Predicate
    write: Predicate | None = None
    add: Predicate | None = None

    @property
    def to_write(self) -> Predicate:
        return self.write or self.read

    @property
    def to_add(self) -> Predicate:
        return self.add or self.to_write

    @property
    def rights(self) -> frozenset[str]:
        return self.read.rights | self.to_write.rights | self.to_add.rights


def _joined(word: str, predicates: tuple[Predicate, ...]) -> Predicate:
    sql = word.join(f"({each.sql})" for each in predicates)
    return Predicate(sql, frozenset().union(*(each.rights for each in predicates)))
