"""What an editor adds to the page of a topic. Filled by a room above this one, through `tell_of_topics`."""

from collections.abc import Callable

from django.utils.safestring import SafeString

from tenants.http import PortalRequest

TopicSource = Callable[[PortalRequest, str], SafeString]
_sources: list[TopicSource] = []


def tell_of_topics(source: TopicSource) -> None:
    """Let a part of the house tell of topics; saying it twice counts once."""
    if source not in _sources:
        _sources.append(source)


def words_of_topic(request: PortalRequest, code: str) -> SafeString:
    """Safe HTML for the page of this life domain; nothing when nobody wrote any."""
    return next((words for source in _sources if (words := source(request, code))), SafeString())
