"""What happened, told upward: a lower room emits, higher rooms listen. Synchronous, in the caller's transaction.

Not Django's signals: an event has a name and named values, and a listener's error is the caller's error, so nothing
is half done.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Listener = Callable[..., None]
_listeners: dict[str, list[Listener]] = defaultdict(list)


def subscribe(name: str, listener: Listener) -> None:
    """Call this listener with the event's named values whenever it happens. Saying it twice counts once."""
    if listener not in _listeners[name]:
        _listeners[name].append(listener)


def emit(name: str, **values: Any) -> None:
    """Tell everybody who listens, in the order in which they subscribed."""
    for listener in _listeners[name]:
        listener(**values)
