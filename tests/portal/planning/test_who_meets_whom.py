"""Speed-dates: complete, without repeats, with fair breaks, and by what organisations look for and offer."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.planning.seating import seated_by_wishes
from portal.planning.speed_dates import MOST_ORGANISATIONS, MOST_SCORE, honoured, most_rounds, rounds_of, wishes_of
from tests.portal.planning.dates import by_plain_circle, faults, known, known_met, organisations, wished


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 24), st.data())
def test_everybody_meets_somebody_new_in_each_round(count: int, data: st.DataObject) -> None:
    names = organisations(count)
    rounds = data.draw(st.integers(1, most_rounds(count)))
    random = Random(data.draw(st.integers(0, 999)))

    found = rounds_of(names, rounds=rounds, wishes=wished(random, names), known=known(random, names))

    assert [each.number for each in found] == list(range(1, rounds + 1))
    assert faults(names, found) == Counter(repeats=0, unseated=0, breaks=0)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 15), st.data())
def test_by_wishes_everybody_can_be_seated_in_half_of_the_rounds_whatever_they_wish(
    half: int, data: st.DataObject
) -> None:
    count = 2 * half
    random = Random(data.draw(st.integers(0, 9999)))
    weights = [[0] * count for _each in range(count)]
    for one in range(count):
        for other in range(one):
            weights[one][other] = weights[other][one] = random.choice((-9, 0, 0, 1, 5))

    assert seated_by_wishes(weights, half) is not None


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 20), st.data())
def test_no_less_is_honoured_than_by_the_plain_circle(count: int, data: st.DataObject) -> None:
    names = organisations(count)
    wishes = wished(Random(data.draw(st.integers(0, 999))), names)
    rounds = data.draw(st.integers(1, most_rounds(count)))

    found = rounds_of(names, rounds=rounds, wishes=wishes)

    assert honoured(found, wishes) >= by_plain_circle(names, rounds, wishes)


def test_who_look_for_what_the_other_offers_meet_first() -> None:
    wishes = {("voedselbank", "welzijn"): 3, ("bibliotheek", "bank"): 2}

    first = rounds_of(["bank", "bibliotheek", "voedselbank", "welzijn"], rounds=3, wishes=wishes)[0]

    assert {frozenset((each.first, each.second)) for each in first.tables} == {
        frozenset(("bank", "bibliotheek")),
        frozenset(("voedselbank", "welzijn")),
    }


def test_who_know_each_other_do_not_meet_while_there_are_others() -> None:
    names, pairs = (
        organisations(20),
        [(f"organisatie {2 * each:02}", f"organisatie {2 * each + 1:02}") for each in range(10)],
    )
    wishes = dict.fromkeys(pairs, MOST_SCORE)

    assert known_met(rounds_of(names, rounds=10, wishes=wishes, known=pairs), pairs) == 0
    # In all rounds everybody meets everybody: then those meetings come last.
    all_of_them = rounds_of(names, rounds=19, wishes={}, known=[(other, one) for one, other in pairs])
    met = [known_met([each], pairs) for each in all_of_them]
    assert met == sorted(met)
    assert sum(met) == len(pairs)


def test_of_an_odd_number_everybody_has_one_break_in_all_rounds() -> None:
    found = rounds_of(organisations(7), rounds=7, wishes={})

    assert sorted(str(each.on_break) for each in found) == organisations(7)


def test_needs_and_offers_count_for_who_looks() -> None:
    needs = {"bank": ["ruimte", "tolk"], "welzijn": ["tolk"]}
    offers = {"welzijn": ["ruimte", "tolk"], "taalhuis": ["tolk"]}

    assert wishes_of(needs, offers) == {
        ("bank", "welzijn"): 2,
        ("bank", "taalhuis"): 1,
        ("welzijn", "taalhuis"): 1,
    }


def test_wishes_of_who_is_not_there_are_passed_over() -> None:
    found = rounds_of(["a", "b"], rounds=1, wishes={("a", "weg"): 5, ("a", "a"): 5}, known=[("weg", "b")])

    assert [(each.first, each.second) for each in found[0].tables] == [("a", "b")]


def test_faults_in_rounds_are_seen() -> None:
    names = organisations(5)
    first, second, *_others = rounds_of(names, rounds=5, wishes={})

    assert faults(names, [first, first])["repeats"] == 2
    assert faults(names, [first, first])["breaks"] == 1
    assert faults(names, [replace(first, tables=first.tables[1:]), second])["unseated"] == 1


@pytest.mark.parametrize(
    ("names", "rounds", "wishes"),
    [
        (["a"], 1, {}),
        (["a", "a"], 1, {}),
        (["a", ""], 1, {}),
        (["a", "b"], 2, {}),
        (["a", "b"], 0, {}),
        (["a", "b"], 1, {("a", "b"): -1}),
        (["a", "b"], 1, {("a", "b"): MOST_SCORE + 1}),
        (organisations(MOST_ORGANISATIONS + 1), 1, {}),
    ],
)
def test_what_cannot_be_made_is_refused(names: list[str], rounds: int, wishes: dict[tuple[str, str], int]) -> None:
    with pytest.raises(ValueError):
        rounds_of(names, rounds=rounds, wishes=wishes)
