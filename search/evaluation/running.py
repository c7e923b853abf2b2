"""Ask all judged questions and sum up per style."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from search.api import search
from search.evaluation.catalogue import CatalogueSource, UnreadableFile, read_lines, throw_away_index
from search.evaluation.measures import DEPTH, Outcome, summary
from search.query import SearchQuery

# Questions that do not name the product are the hard ones, so they are also told apart.
UNNAMED = "unnamed"
Styles = dict[str, dict[str, float | int]]


def evaluate(source: CatalogueSource, questions: Path) -> Styles:
    """The measures per style of the questions in a file (style, q, rel: grade by id, tag).

    Raises:
        UnreadableFile: a line lacks what a judged question has.
    """
    judged = list(_judged(questions))
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    with throw_away_index(source) as actor:
        for style, tag, text, grades in judged:
            found = search(actor, SearchQuery(text=text, page_size=DEPTH, with_facets=False))
            outcome = Outcome(grades, [hit.external_id for hit in found.hits], found.total.value, len(source.entries))
            outcomes[style].append(outcome)
            if style == "question" and tag == UNNAMED:
                outcomes[UNNAMED].append(outcome)
    return {style: summary(each) for style, each in outcomes.items()}


def _judged(path: Path) -> Iterator[tuple[str, str, str, dict[str, int]]]:
    for number, line in enumerate(read_lines(path), 1):
        style, text, grades = line.get("style"), line.get("q"), line.get("rel")
        if not isinstance(style, str) or not isinstance(text, str) or not isinstance(grades, dict):
            raise UnreadableFile(f"{path}, question {number}: no style, q or rel")
        yield style, str(line.get("tag") or ""), text, {str(key): int(grade) for key, grade in grades.items()}
