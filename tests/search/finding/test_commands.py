"""The search from the terminal, and the measuring of it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from search.models import Document, IndexState
from tenants.models import Tenant
from tests.search.finding.conftest import Make

DATA = Path(__file__).parents[4] / "shared" / "data" / "search"
FLOORS = {"question": 0.94, "unnamed": 0.79, "keyword": 0.87, "typo": 0.86, "resident": 0.80}


def _json(*arguments: str) -> Any:
    out = StringIO()
    call_command(*arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_search_prints_what_was_found(service: Make) -> None:
    made = service("Voedselbank", external_id="abc-1", data_source="test")
    service("Voedselbank overleg", audience="partners")

    public = _json("search", "voedselbnak", "--tenant", "waterkant")
    partners = _json("search", "voedselbank", "--tenant", "waterkant", "--audience", "partners", "--limit", "1")

    assert public["total"] == 1
    assert public["correction"] == "voedselbank"
    assert public["hits"][0] | {"score": 0} == {
        "id": str(made.uid), "external_id": "abc-1", "title": "Voedselbank", "kind": "service", "score": 0,
    }  # fmt: skip
    assert public["facets"]["kind"] == [{"value": "service", "label": "Hulp en diensten", "count": 1}]
    assert public["engine"].startswith("database")
    assert partners["total"] == 2
    assert len(partners["hits"]) == 1


def test_search_in_an_unknown_portal_says_so(db: None) -> None:
    with pytest.raises(CommandError, match="no tenant"):
        call_command("search", "hulp", "--tenant", "nergens")


def test_rebuilding_twice_gives_the_same_index(service: Make, in_waterkant: Tenant) -> None:
    service("Klusdienst")
    before = sorted(Document.objects.values_list("pk", "facets"))
    call_command("rebuild_search", stdout=StringIO())

    assert sorted(Document.objects.values_list("pk", "facets")) == before


def _write(path: Path, *lines: dict[str, Any]) -> str:
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return str(path)


def test_evaluating_measures_and_leaves_nothing_behind(db: None, tmp_path: Path) -> None:
    catalogue = _write(tmp_path / "c", {"id": "a", "title": "Voedselbank"}, {"id": "b", "title": "Kledingbank"})
    questions = _write(
        tmp_path / "q",
        {"style": "question", "q": "voedselbank", "rel": {"a": 2}, "tag": "unnamed"},
        {"style": "question", "q": "zeppelin", "rel": {"b": 1}, "tag": "named"},
    )

    styles = _json("evaluate_search", "--catalogue", catalogue, "--queries", questions)["styles"]

    assert styles["question"] == {"n": 2, "ndcg@10": 0.5, "mrr@10": 0.5, "recall@10": 0.5, "zero": 0.5, "share": 0.25}
    assert styles["unnamed"]["ndcg@10"] == 1
    assert not Tenant.objects.exists()


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 3}'])
def test_a_file_of_another_form_is_refused(db: None, tmp_path: Path, line: str) -> None:
    (tmp_path / "c").write_text(line)

    with pytest.raises(CommandError):
        call_command("evaluate_search", "--catalogue", str(tmp_path / "c"), "--queries", str(tmp_path / "c"))


@pytest.mark.skipif(not DATA.is_dir(), reason="the judged questions are not here: put them in ../shared/data/search")
@pytest.mark.parametrize("questions", ["queries_resident", "queries_municipal"])
def test_the_judged_questions_are_answered_as_well_as_asked(db: None, tmp_path: Path, questions: str) -> None:
    """A sample of every fourth question here; the whole is measured by `make proof`."""
    lines = (DATA / f"{questions}.jsonl").read_text().splitlines()
    sample = lines if len(lines) < 100 else lines[::4]
    (tmp_path / "q").write_text("\n".join(sample))

    styles = _json(
        "evaluate_search", "--catalogue", str(DATA / "catalogue_municipal.jsonl"), "--queries", str(tmp_path / "q")
    )["styles"]

    for style, figures in styles.items():
        assert figures["ndcg@10"] >= FLOORS[style] - 0.04, style  # a quarter of the questions may be the harder one
        assert figures["zero"] <= 0.02, style
        assert figures["share"] <= (0.10 if style == "unnamed" else 0.08), style


def test_an_index_of_an_older_analysis_is_told(service: Make) -> None:
    from search.indexing.building import is_current

    service("Klusdienst")
    assert is_current()

    IndexState.objects.update(analysis_version=0)
    assert not is_current()
