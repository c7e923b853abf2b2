"""Highlights mark every word that meets the question, though most words are left alone unread."""

from random import Random

from search.analysis.field_words import field_words
from search.analysis.lexicon import lexicon
from search.analysis.stems import OVERRIDES
from search.analysis.tokens import word_tokens
from search.highlights import beginnings, marked


def test_no_word_is_left_alone_that_has_a_token_of_the_question() -> None:
    some = Random(7).sample(sorted(lexicon().uses), 3_000)
    words = [word for word in (*some, *sorted(field_words()), *OVERRIDES) if word.isascii()]

    missed = [
        (word, token)
        for word in words
        for token in word_tokens(word)
        if not beginnings(frozenset({token})).search(word)
    ]

    assert missed == []


def test_a_doubled_vowel_an_accent_and_another_form_are_marked() -> None:
    pieces = marked("Broodjes, brood en kínderen: kleren.", frozenset({"brod", "kind", *word_tokens("kleding")}))

    assert [piece.text for piece in pieces if piece.marked] == ["brood", "kínderen", "kleren"]


def test_a_question_without_words_marks_nothing() -> None:
    assert not any(piece.marked for piece in marked("Hulp bij schulden", frozenset()))
