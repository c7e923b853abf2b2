"""Who may do what. The matrix is data (matrix.toml), the policy one function, `visible_to` the only road to a list."""

from tenants.access.actor import Actor, actor_for, anonymous, link_receiver, resident, system
from tenants.access.decision import Decision, allow, refuse, require
from tenants.access.guard import classified, guarded
from tenants.access.matrix import Grant, Row, matrix, verb_titles
from tenants.access.policy import can, narrowed, register_relations, scopes_of
from tenants.access.roles import WITHOUT_SECOND_FACTOR, WORK_WITH_CASES, Role, Scope

__all__ = [
    "WITHOUT_SECOND_FACTOR",
    "WORK_WITH_CASES",
    "Actor",
    "Decision",
    "Grant",
    "Role",
    "Row",
    "Scope",
    "actor_for",
    "allow",
    "anonymous",
    "can",
    "classified",
    "guarded",
    "link_receiver",
    "matrix",
    "narrowed",
    "refuse",
    "register_relations",
    "require",
    "resident",
    "scopes_of",
    "system",
    "verb_titles",
]
