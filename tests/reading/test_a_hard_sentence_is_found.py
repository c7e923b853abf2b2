"""The reader must be able to fail: bad sentences of each kind, good ones beside them, and the wall."""

import pytest

from cms.plain.rules import complaints
from cms.plain.sentences import sentences, words
from tests.reading.extracting import Text
from tests.reading.reading import Allowed, judged, read, unused

LONG = "Als u deze hulp wilt krijgen, dan moet u eerst bellen met de gemeente in de stad waar u woont."
BEYOND = f"{LONG[:-1]} en daarna wacht u op een brief."

BAD = [
    (LONG, "long"),
    ("Uw vraag wordt door ons beantwoord.", "passive"),
    ("De gegevens zijn klaar als ze worden opgehaald.", "passive"),
    ("U werd vorige week aangemeld.", "passive"),
    ("Wij faciliteren uw aanvraag.", "word"),
    ("Indien u wilt bellen, kan dat.", "word"),
    ("Dat kan middels een formulier.", "word"),
    ("Bel ons in verband met uw vraag.", "word"),
    ("Geef ons uw feedback.", "word"),
    ("Neem een pas mee, bijv. een rijbewijs.", "abbreviation"),
    ("Open van ma. t/m vrijdag.", "abbreviation"),
    ("Dat kan d.m.v. een brief.", "abbreviation"),
    ("Vul je naam in.", "informal"),
]
GOOD = [
    "Wij beantwoorden uw vraag binnen twee dagen.",
    "Het wordt koud in de gemeente.",
    "Dit is gratis voor mensen met weinig geld.",
    "Bel 0800 2000. Dat kost niets.",
    "Wie helpt hier?",
]


@pytest.mark.parametrize(("sentence", "rule"), BAD)
def test_a_hard_sentence_breaks_its_rule(sentence: str, rule: str) -> None:
    assert rule in complaints(sentence)


@pytest.mark.parametrize("sentence", GOOD)
def test_a_plain_sentence_breaks_none(sentence: str) -> None:
    assert complaints(sentence) == {}


def test_an_exception_excuses_one_rule_of_one_sentence() -> None:
    found = read([Text(LONG, "page.html"), Text("Vul je naam in.", "page.html")])

    left = list(judged(found, [Allowed(LONG, "long", "because")]))

    assert [each.rule for each in left] == ["informal"]


def test_nothing_excuses_a_sentence_over_the_wall() -> None:
    found = read([Text(BEYOND, "page.html")])

    assert len(words(BEYOND)) > 20
    assert [each.over_the_wall for each in judged(found, [Allowed(BEYOND, "long", "because")])] == [True]


def test_an_exception_that_nobody_needs_is_told() -> None:
    old = Allowed("Deze zin staat nergens meer.", "long", "because")

    assert unused(read([Text(LONG, "page.html")]), [old]) == [old]


def test_a_value_that_is_filled_in_counts_as_one_word() -> None:
    assert words(next(sentences("%(many)s %(unit)s vrij"))) == ["iets", "iets", "vrij"]


def test_sentences_end_at_marks_and_not_at_abbreviations() -> None:
    assert list(sentences("Bel ons. Neem een pas mee, bijv. uw rijbewijs. Tot zo!")) == [
        "Bel ons.",
        "Neem een pas mee, bijv. uw rijbewijs.",
        "Tot zo!",
    ]
