"""What a meeting can be about. The list is that of a room beside this one; a room above both hands it over."""

from collections.abc import Callable

from tenants.access import Actor

Choice = tuple[str, str]
TopicSource = Callable[[Actor], list[Choice]]
_sources: list[TopicSource] = []


def topics_from(source: TopicSource) -> None:
    """Offer these topics (code and name) in the form of a meeting; saying it twice counts once."""
    if source not in _sources:
        _sources.append(source)


def topic_choices(actor: Actor) -> list[Choice]:
    """Every topic, in order. Costs what the rooms ask."""
    return [each for source in _sources for each in source(actor)]
