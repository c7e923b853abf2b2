"""Which documents an engine says match."""

from datetime import timedelta

import pytest

from search.analysis.stems import stem
from search.engines.expression import EVERYTHING, Expression, any_term, single, title_prefix, title_term
from search.engines.port import SearchEngine
from search.engines.terms import facet_term
from search.places.distance import Point, box_around
from search.policy import SearchScope
from tenants.context import activate
from tenants.models import Tenant
from tests.search.contract.conftest import Add, row


def _numbers(engine: SearchEngine, scope: SearchScope, expression: Expression, limit: int = 100) -> list[int]:
    return [found.object_id for found in engine.match(scope, expression, limit=limit)]


def _word(word: str) -> Expression:
    return single(stem(word))


def test_one_word(engine: SearchEngine, public: SearchScope, add: Add) -> None:
    add(1, "Voedselbank")
    add(2, "Kledingbank")

    assert _numbers(engine, public, _word("voedselbank")) == [1]


def test_all_words_any_word_and_words_together(engine: SearchEngine, public: SearchScope, add: Add) -> None:
    add(1, "hulp bij schulden")
    add(2, "hulp bij wonen")
    add(3, "schulden en wonen")

    help_, debts, living = stem("hulp"), stem("schulden"), stem("wonen")
    assert _numbers(engine, public, single(help_) & single(debts)) == [1]
    assert _numbers(engine, public, any_term([help_, debts])) == [1, 2, 3]
    assert _numbers(engine, public, Expression((((debts, living), (help_, living)),))) == [2, 3]


def test_words_of_every_field_are_found_and_titles_apart(engine: SearchEngine, public: SearchScope, add: Add) -> None:
    add(1, "Loket", body="geld lenen")
    add(2, "Geld", keywords="loket")

    assert _numbers(engine, public, _word("geld")) == [1, 2]
    assert _numbers(engine, public, single(title_term(stem("geld")))) == [2]
    assert _numbers(engine, public, single(title_prefix("gel"))) == [2]


def test_the_stored_order_is_weight_then_number_and_the_limit_keeps_the_first(
    engine: SearchEngine, public: SearchScope, add: Add
) -> None:
    add(3, "hulp", weight=10)
    add(2, "hulp")
    add(1, "hulp")
    add(4, "hulp", weight=90)

    assert _numbers(engine, public, _word("hulp")) == [4, 1, 2, 3]
    assert _numbers(engine, public, _word("hulp"), limit=2) == [4, 1]
    assert _numbers(engine, public, EVERYTHING) == [4, 1, 2, 3]


def test_a_facet_value_may_be_anything(engine: SearchEngine, public: SearchScope, add: Add) -> None:
    add(1, "hulp", facets="place=De%20Klomp topic=wonen")
    add(2, "hulp", facets="place=Ede")

    assert _numbers(engine, public, single(facet_term("place=De%20Klomp"))) == [1]


def test_a_row_tells_what_filters_and_counts_need(engine: SearchEngine, public: SearchScope, add: Add) -> None:
    key = add(1, "hulp", facets="cost=gratis", opening="540-1020", latitude=51.9, longitude=4.3)

    found = engine.match(public, EVERYTHING, limit=1)[0]

    assert tuple(found) == (key, "service", 1, "cost=gratis", "540-1020", 51.9, 4.3)


def test_a_box_leaves_out_what_lies_outside_and_what_has_no_address(
    engine: SearchEngine, public: SearchScope, add: Add
) -> None:
    add(1, "hulp", latitude=51.91, longitude=4.34)
    add(2, "hulp", latitude=52.04, longitude=5.66)
    add(3, "hulp")

    rows = engine.match(public, EVERYTHING, limit=9, box=box_around(Point(51.9, 4.34), 5))

    assert [found.object_id for found in rows] == [1]


def test_profiles_come_back_as_they_were_written(engine: SearchEngine, public: SearchScope, add: Add) -> None:
    key = add(1, "hulp", body="bij geld")

    packed = engine.profiles(public, [key, 12345])

    assert list(packed) == [key]
    assert f" {stem('geld')}:" in packed[key]


def test_what_is_removed_is_gone_and_can_come_back(
    engine: SearchEngine, public: SearchScope, add: Add, in_waterkant: Tenant
) -> None:
    key = add(1, "hulp")
    add(2, "hulp")
    engine.remove(in_waterkant.pk, [key, 999])

    assert _numbers(engine, public, _word("hulp")) == [2]
    assert engine.profiles(public, [key]) == {}

    add(1, "steun")
    assert _numbers(engine, public, _word("hulp")) == [2]
    assert _numbers(engine, public, _word("steun")) == [1]


def test_the_public_finds_nothing_of_partners(
    engine: SearchEngine, public: SearchScope, partners: SearchScope, add: Add
) -> None:
    add(1, "hulp")
    add(2, "hulp", audience="partners")

    assert _numbers(engine, public, _word("hulp")) == [1]
    assert _numbers(engine, partners, _word("hulp")) == [1, 2]


def test_dates_are_kept_to_the_moment(engine: SearchEngine, public: SearchScope, add: Add) -> None:
    hour = timedelta(hours=1)
    add(1, "hulp", visible_from=public.now + hour)
    add(2, "hulp", visible_from=public.now - hour, visible_until=public.now + hour)
    add(3, "hulp", visible_until=public.now - hour)

    assert _numbers(engine, public, _word("hulp")) == [2]


def test_nothing_of_another_tenant_is_found_not_even_by_its_scope_term(
    engine: SearchEngine, public: SearchScope, add: Add, heidedorp: Tenant
) -> None:
    add(1, "hulp")
    with activate(heidedorp):
        theirs = row(heidedorp, 2, "hulp")
        engine.write([theirs])

    assert _numbers(engine, public, _word("hulp")) == [1]
    assert _numbers(engine, public, single(f"__{heidedorp.pk}p")) == []
    assert engine.profiles(public, [theirs[0].pk]) == {}


@pytest.mark.parametrize("text", ['"', "' OR 1=1", "a) | (b", "NEAR(", "*", "terms:x", "-x", "\\", ":*", "&"])
def test_no_text_is_an_instruction_to_the_engine(
    engine: SearchEngine, public: SearchScope, add: Add, text: str
) -> None:
    from search.analysis import plan_query
    from search.analysis.synonyms import NO_SYNONYMS
    from search.analysis.vocabulary import KnownWords
    from search.engines.expression import all_groups

    add(1, "hulp")
    plan = plan_query(text, KnownWords({}, {}), NO_SYNONYMS)

    assert _numbers(engine, public, all_groups(plan.groups)) == ([] if plan.groups else [1])


def test_a_match_costs_one_query(
    engine: SearchEngine, public: SearchScope, add: Add, django_assert_num_queries: object
) -> None:
    for number in range(1, 11):
        add(number, "hulp")

    with django_assert_num_queries(1):  # type: ignore[operator]
        engine.match(public, _word("hulp"), limit=100)
