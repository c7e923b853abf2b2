"""Reads the permission matrix (matrix.toml) once: which role may do what, and how far."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tenants.access.roles import Role, Scope

MATRIX_FILE = Path(__file__).with_name("matrix.toml")
MARKS = frozenset({"title", "note"})


@dataclass(frozen=True)
class Grant:
    """One right of one role: a verb, and how far it reaches."""

    verb: str
    scope: Scope


@dataclass(frozen=True)
class Row:
    """One kind of object, with the rights of each role."""

    name: str
    title: str
    grants: Mapping[Role, frozenset[Grant]]

    def scopes(self, roles: frozenset[Role], verb: str) -> frozenset[Scope]:
        """How far these roles together may do this."""
        return frozenset(
            grant.scope for role in roles for grant in self.grants.get(role, frozenset()) if grant.verb == verb
        )

    @property
    def verbs(self) -> frozenset[str]:
        return frozenset(grant.verb for grants in self.grants.values() for grant in grants)


@cache
def matrix() -> Mapping[str, Row]:
    """All rows by name.

    Raises:
        ValueError: a role, verb or scope is misspelled; the house does not start with a doubtful matrix.
    """
    written = tomllib.loads(MATRIX_FILE.read_text(encoding="utf-8"))
    verbs = frozenset(written["verbs"])
    return {name: _row(name, entry, verbs) for name, entry in written["rows"].items()}


@cache
def verb_titles() -> Mapping[str, str]:
    """What each verb is called on the screen."""
    titles: Mapping[str, str] = tomllib.loads(MATRIX_FILE.read_text(encoding="utf-8"))["verbs"]
    return titles


def _row(name: str, entry: Mapping[str, object], verbs: frozenset[str]) -> Row:
    grants: dict[Role, frozenset[Grant]] = {}
    for key, written in entry.items():
        if key in MARKS:
            continue
        if not isinstance(written, str):
            raise ValueError(f"Matrix row {name}, role {key}: write the rights as one text.")
        grants[Role(key)] = frozenset(_grant(name, word, verbs) for word in written.split())
    return Row(name, str(entry["title"]), grants)


def _grant(row: str, word: str, verbs: frozenset[str]) -> Grant:
    verb, _, scope = word.partition("@")
    if verb not in verbs:
        raise ValueError(f"Matrix row {row}: {verb!r} is not a known verb.")
    return Grant(verb, Scope(scope) if scope else Scope.ANY)
