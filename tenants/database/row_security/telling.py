"""Telling PostgreSQL whose rows it may show, just before a statement that names a guarded table.

What is told is local to the transaction, so nothing of it is left for who uses the connection next. Pages that touch no
guarded table pay nothing. A statement that hides the name of its table is told nothing, and sees nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import Connection
from psycopg.pq import TransactionStatus

from tenants.access.actor import Actor
from tenants.access.policy import scopes_of
from tenants.access.roles import WORK_WITH_CASES
from tenants.context import current_tenant_or_none, platform_reason
from tenants.database.row_security.tables import guarded_names, rights_asked_for
from tenants.sight import seer

WHOLE, NARROWED = "whole", "narrowed"

# The team must be one in which the actor works with cases: the same rule as CaseAccess.objects.of(actor).
TELL = """
SELECT set_config('ketenwijzer.tenant', %s, true), set_config('ketenwijzer.sight', %s, true),
    set_config('ketenwijzer.teams', coalesce((
        SELECT array_agg(id)::text FROM tenants_team WHERE id = ANY (%s) AND organisation_id = ANY (%s)
    ), '{}'), true),
    set_config('ketenwijzer.person', %s, true), set_config('ketenwijzer.subjects', %s, true),
    set_config('ketenwijzer.rights', %s, true)
"""


@dataclass(frozen=True)
class Sight:
    """What a connection is told. Without a tenant it sees no row."""

    tenant: int | None = None
    mode: str = ""
    teams: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    person: int | None = None
    subjects: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()

    @property
    def parameters(self) -> list[object]:
        return [
            str(self.tenant or ""),
            self.mode,
            sorted(self.teams),
            sorted(self.organisations),
            str(self.person or ""),
            _array(self.subjects),
            _array(self.rights),
        ]


NOTHING = Sight()


def sight_now() -> Sight:
    """What the code may see at this moment. Work across tenants (`platform`) sees no case at all."""
    tenant = current_tenant_or_none()
    if tenant is None or platform_reason() is not None:
        return NOTHING
    actor = seer()
    return Sight(tenant.pk, WHOLE) if actor is None else _narrowed(tenant.pk, actor)


def _narrowed(tenant: int, actor: Actor) -> Sight:
    if actor.tenant.pk != tenant:
        return Sight(tenant, NARROWED)
    return Sight(
        tenant=tenant,
        mode=NARROWED,
        teams=actor.teams,
        organisations=actor.organisations_as(*WORK_WITH_CASES),
        person=actor.person.pk if actor.person is not None else None,
        subjects=frozenset(map(str, actor.subjects)),
        rights=frozenset(filter(lambda right: _holds(actor, right), rights_asked_for())),
    )


def _holds(actor: Actor, right: str) -> bool:
    action, _at, scope = right.partition("@")
    return scope in scopes_of(actor, action)


@dataclass
class Teller:
    """Stands before every statement of one connection, and remembers what it told in this transaction."""

    told: Sight | None = NOTHING  # None: PostgreSQL holds what it held at an earlier savepoint

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        connection: BaseDatabaseWrapper = context["connection"]
        raw: Connection[Any] = connection.connection
        text = sql if isinstance(sql, str) else sql.as_string(raw)
        status = raw.info.transaction_status
        if status == TransactionStatus.IDLE:
            self.told = NOTHING
        elif text.startswith("ROLLBACK TO"):
            self.told = None
        if status == TransactionStatus.INERROR or not any(name in text for name in guarded_names()):
            return execute(sql, params, many, context)
        if raw.autocommit and status == TransactionStatus.IDLE:
            with raw.transaction():
                self._tell(raw)
                return execute(sql, params, many, context)
        self._tell(raw)
        return execute(sql, params, many, context)

    def _tell(self, raw: "Connection[Any]") -> None:
        now = sight_now()
        if now != self.told:
            say(raw, now)
            self.told = now


def say(raw: "Connection[Any]", sight: Sight) -> None:
    """Past Django's cursors: this is no statement of whoever is counted or logged."""
    raw.execute(TELL, sight.parameters)


def stand_before(sender: object, connection: BaseDatabaseWrapper, **_kwargs: object) -> None:
    """Put a teller before the statements of a new connection to PostgreSQL."""
    if connection.vendor != "postgresql":
        return
    connection.execute_wrappers[:] = [each for each in connection.execute_wrappers if not isinstance(each, Teller)]
    connection.execute_wrappers.insert(0, Teller())


def _array(values: frozenset[str]) -> str:
    return "{" + ",".join(sorted(values)) + "}"
