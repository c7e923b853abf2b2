"""How plainly the interface speaks: sentences, and those that the reading test finds too hard."""

from collections.abc import Iterator

from tests.proof.figure import Figure, Size, at_most, told
from tests.reading.extracting import texts
from tests.reading.reading import allowed, judged, read, unused
from tests.reading.sentences import sentences


def run(size: Size, seed: int) -> Iterator[Figure]:
    """Counts over the whole interface; the database is not asked."""
    said = {sentence for text in texts() for sentence in sentences(text.said)}
    found = read()
    yield told("sentences of the interface", len(said))
    yield told("sentences with an exception", len(allowed()))
    yield at_most("sentences that are hard to read", len({each.sentence for each in judged(found, allowed())}), 0)
    yield at_most("exceptions that nobody needs", len(unused(found, allowed())), 0)
