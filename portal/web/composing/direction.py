"""Latin names and postcodes in a sentence that runs from right to left."""

from django.utils.translation import get_language_bidi

BEGIN, END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate


def isolated(text: str) -> str:
    """The text so that its own direction holds inside it: "3131 Vlaardingen" keeps its order in Arabic.

    For text in attributes, titles and translated sentences, where no element can stand.
    """
    return f"{BEGIN}{text}{END}" if text and get_language_bidi() else text
