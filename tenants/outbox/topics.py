"""Who handles which kind of message."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from tenants.models import Tenant


@dataclass(frozen=True)
class Delivery:
    """A message as its handler sees it. `uid` and `key` are the same when it comes again."""

    uid: UUID
    tenant: "Tenant"
    topic: str
    aggregate: str
    version: int
    payload: Mapping[str, int | str]
    key: str
    attempt: int


class Dropped(Exception):
    """Raised by a handler when the message need not be sent any more; `why` is a short code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class UnknownTopic(LookupError):
    """No installed room handles this kind of message."""


Handler = Callable[[Delivery], None]
_handlers: dict[str, Handler] = {}


def handler(topic: str) -> Callable[[Handler], Handler]:
    """Let this function handle all messages of a topic.

    It is called in the scope of the message's tenant, outside a transaction, at least once: what it does must bear
    repeating under the same key. It may raise Dropped; any other error means that it is tried again later.

    Raises:
        ValueError: another function handles the topic already.
    """

    def register(function: Handler) -> Handler:
        if _handlers.setdefault(topic, function) is not function:
            raise ValueError(f"The topic {topic!r} has a handler already.")
        return function

    return register


def handler_of(topic: str) -> Handler:
    """The function that handles this topic.

    Raises:
        UnknownTopic: there is none.
    """
    try:
        return _handlers[topic]
    except KeyError:
        raise UnknownTopic(topic) from None
