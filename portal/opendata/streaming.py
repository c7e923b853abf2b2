"""Streams run after the middleware is done: outside the scope of the portal, and outside its transaction.

So each step opens the scope for itself and closes it before anything is sent. Held open over a `yield`, it would be the
scope of whatever else the thread does meanwhile. A step is read outside a transaction; what changes between two steps
may be seen by one and not by the other, and nothing is seen that is not public at the moment of its step.
"""

from collections.abc import Iterator

from tenants.context import activate, current_tenant


def in_steps(steps: Iterator[Iterator[bytes]]) -> Iterator[bytes]:
    """What each step writes, in one piece, with the portal active that is active now.

    Args:
        steps: lazy; each is begun and used up within the scope.
    """
    tenant = current_tenant()

    def sent() -> Iterator[bytes]:
        while True:
            with activate(tenant):
                step = next(steps, None)
                piece = b"".join(step) if step is not None else None
            if piece is None:
                return
            if piece:
                yield piece

    return sent()
