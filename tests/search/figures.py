"""How well finding works: all judged questions of the published part, on the database in use."""

from collections.abc import Iterator
from pathlib import Path

from search.evaluation.catalogue import read_catalogue
from search.evaluation.running import evaluate
from tests.proof.figure import Figure, Size, at_least, at_most, told

DATA = Path(__file__).parents[3] / "shared" / "data" / "search"
CATALOGUE = "catalogue_municipal.jsonl"
ASKED = {"question": 0.94, "unnamed": 0.79, "keyword": 0.87, "typo": 0.86, "resident": 0.80}
MOST_WITHOUT_RESULT, LARGEST_SHARE = 0.02, {"unnamed": 0.10}
USUAL_SHARE = 0.08


def run(size: Size, seed: int) -> Iterator[Figure]:
    """nDCG@10 per style, and how much is returned. Nothing is drawn at random, so the seed changes nothing."""
    if not DATA.is_dir():
        yield Figure("judged questions", 0, "", "the files of shared/data/search", False)
        return
    for questions in ("queries_municipal.jsonl", "queries_resident.jsonl"):
        styles = evaluate(read_catalogue(DATA / CATALOGUE), DATA / questions)
        for style, measured in styles.items():
            yield at_least(f"{style}: nDCG@10", measured["ndcg@10"], ASKED[style])
            yield at_most(f"{style}: without result", measured["zero"], MOST_WITHOUT_RESULT)
            yield at_most(f"{style}: part returned", measured["share"], LARGEST_SHARE.get(style, USUAL_SHARE))
            yield told(f"{style}: questions", measured["n"])
