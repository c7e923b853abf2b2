"""Words of translated texts as the index keeps them: never to be mistaken for a Dutch one."""

import pytest

from search.analysis.tokens import index_tokens
from search.analysis.translated_words import is_translated, translated_token, translated_tokens
from search.profiles import pack, tokens_of, unpack

TEXTS = {"title": "Voedselbank", "summary": "Eten voor wie weinig heeft", "body": "Kom langs"}


@pytest.mark.parametrize(
    ("language", "asked", "written"),
    [
        ("en", "debt", "debts"),
        ("en", "Housing", "house-hunting? No: HOUSING"),
        ("ar", "ديون", "الدُّيُون"),
        ("tr", "ödeme", "Ödemelerinizi"),
        ("pl", "mieszkanie", "mieszkania"),
        ("uk", "житло", "житлові"),
    ],
)
def test_a_word_meets_its_other_forms(language: str, asked: str, written: str) -> None:
    (token,) = translated_tokens(asked, language)

    assert token in set(translated_tokens(written, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "where is the"),
        ("ar", "في هذا"),
        ("tr", "için ve"),
        ("pl", "się przez"),
        ("uk", "який для"),
        ("en", "600"),
    ],
)
def test_words_that_only_bind_and_numbers_are_no_tokens(language: str, text: str) -> None:
    assert list(translated_tokens(text, language)) == []


@pytest.mark.parametrize("language", ["nl", "xx", ""])
def test_dutch_and_a_language_without_a_list_have_none(language: str) -> None:
    assert translated_token("schulden", language) == ""


def test_a_token_of_a_translation_is_no_token_of_any_dutch_text() -> None:
    text = "en_debt en debt EN-DEBT ar_u0644"

    assert not any(is_translated(token) for token in index_tokens(text))
    assert all(is_translated(token) for token in translated_tokens(text, "en"))
    assert all(token.replace("_", "").isalnum() and token.isascii() for token in translated_tokens("ديون", "ar"))


def test_translations_change_nothing_of_the_dutch_profile() -> None:
    dutch, both = (
        pack(TEXTS),
        pack(TEXTS, {"title": translated_tokens("Food bank", "en"), "body": translated_tokens("food", "en")}),
    )

    assert both.startswith(dutch)
    assert unpack(both).title_tokens == unpack(dutch).title_tokens
    assert unpack(both).lengths == unpack(dutch).lengths
    assert unpack(both).counts("en_food") == (1, 0, 0, 1)
    assert set(tokens_of(both)) - set(tokens_of(dutch)) == {"en_food", "en_bank"}
