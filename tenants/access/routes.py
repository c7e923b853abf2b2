"""Guards of views that are not ours and that cannot carry one: route name -> "row.verb", or one of KINDS.

Our own views carry theirs (`@guarded`, `@classified`); so do the views of allauth that portal.accounts mounts. A
package that brings addresses of its own is listed here, each by name, or it refuses start-up.
"""

# Classes of addresses of which no row of the matrix speaks.
# `closed` answers 404 to everybody: an address of a package of which only the name is needed.
KINDS = frozenset({"platform", "sign_in", "closed"})

ROUTES: dict[str, str] = {}
