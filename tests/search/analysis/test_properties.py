"""What holds for any text whatever."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import index_tokens, plan_query, surface_words
from search.analysis.compounds import splitter
from search.analysis.folding import fold
from search.analysis.plan import MAX_WORDS
from search.analysis.synonyms import general_rules, table_of
from search.analysis.vocabulary import KnownWords
from search.profiles import FIELDS, pack, tokens_of, unpack

TOKEN = re.compile(r"[0-9a-z]+")
NOTHING_KNOWN = KnownWords({}, {})
LETTERS = st.text("abcdefghijklmnoprstuvwz", min_size=1, max_size=40)


@given(st.text(max_size=300))
def test_tokens_are_letters_and_digits_that_no_engine_changes(text: str) -> None:
    assert all(TOKEN.fullmatch(token) for token in index_tokens(text))


@given(st.text(max_size=300))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_the_parts_of_a_word_stand_in_it_in_order_and_are_shorter(word: str) -> None:
    segments = splitter().segments(word)

    assert [part.start for part in segments] == sorted({part.start for part in segments})
    assert all(part.start < len(word) for part in segments)
    assert not segments or (segments[0].start == 0 and len(segments) > 1)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_question_can_be_planned(text: str) -> None:
    plan = plan_query(text, NOTHING_KNOWN, table_of(general_rules()))

    assert len(plan.groups) <= MAX_WORDS
    assert bool(plan.groups) == bool(re.search(r"[^\W_]", fold(text)))
    assert all(0 < each.weight <= 1 for group in plan.groups for each in group.alternatives)


@given(st.lists(LETTERS, max_size=30), st.lists(LETTERS, max_size=60))
def test_a_profile_tells_how_often_each_token_stands_where(title: list[str], body: list[str]) -> None:
    texts = {"title": " ".join(title), "body": " ".join(body)}
    packed = pack(texts)
    profile = unpack(packed)
    expected = {field: index_tokens(texts.get(field, "")) for field in FIELDS}

    assert profile.lengths == tuple(len(expected[field]) for field in FIELDS)
    assert set(tokens_of(packed)) == {token for tokens in expected.values() for token in tokens}
    for token in tokens_of(packed):
        assert profile.counts(token) == tuple(min(70, expected[field].count(token)) for field in FIELDS)
    assert profile.counts("zzzzonbekend") is None


@given(st.text(max_size=200))
def test_what_is_searched_with_the_words_of_a_text_is_in_the_text(text: str) -> None:
    tokens = set(index_tokens(text))
    known = KnownWords(dict.fromkeys(tokens, 1), dict.fromkeys(surface_words(text), 1))
    plan = plan_query(text, known, table_of(()))

    for group in plan.groups:
        if group.word in surface_words(text):
            assert set(group.alternatives[0].tokens) <= tokens
