"""Cuts a string of the interface into sentences, and a sentence into words."""

import html
import re
from collections.abc import Iterator

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\{.*?\}\}|\{\w*\}")
TAG = re.compile(r"<[^>]+>")
# A sentence ends at a mark followed by space. A colon ends one too: what follows is a list or a second thought.
END = re.compile(r"(?<=[.!?:;])[\"”’)]*\s+|\n+|\s[–|]\s")
WORD = re.compile(r"[0-9]+(?:[.,:][0-9]+)*|[^\W\d_](?:[\w'’.-]*\w)?")

# Ends of abbreviations and dates are no ends of sentences; the rules name abbreviations themselves.
DOTS = re.compile(r"\b(?:[a-z]\.){2,}|\b(?:bijv|evt|nr|tel|incl|excl|max|min|ca|blz|etc|resp)\.", re.IGNORECASE)


def plain(said: str) -> str:
    """The string as somebody reads it: no tags, and one word for each value that is filled in."""
    return " ".join(html.unescape(TAG.sub("", PLACEHOLDER.sub("iets", said))).split())


def sentences(said: str) -> Iterator[str]:
    """The sentences of a string, in order."""
    without = html.unescape(TAG.sub("", PLACEHOLDER.sub("iets", said)))
    kept = DOTS.sub(lambda found: found[0].replace(".", "\u2024"), without)
    for each in END.split(kept):
        if words(each):
            yield each.replace("\u2024", ".").strip()


def words(sentence: str) -> list[str]:
    return WORD.findall(sentence)
