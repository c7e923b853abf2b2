"""Words are told apart by what they mean, not by how they are written."""

import pytest

from search.analysis.folding import words
from search.analysis.stems import OVERRIDES, stem
from search.analysis.tokens import index_tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café CRÈME", ["cafe", "creme"]),
        ("zzp'er én zzp’er", ["zzper", "en", "zzper"]),
        ("\u0133sje", ["ijsje"]),
        ("re-integratie", ["re", "integratie"]),
        ("", []),
        ("… !?", []),
    ],
)
def test_words_are_folded(text: str, folded: list[str]) -> None:
    assert words(text) == folded


@pytest.mark.parametrize(
    ("one", "other"), [("schulden", "schuld"), ("kinderen", "kind"), ("woningen", "woning"), ("leningen", "lening")]
)
def test_singular_and_plural_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_the_stemmer_is_the_old_porter_one_whatever_the_library_calls_dutch() -> None:
    assert stem("gemeentelijke") == "gemeent"


def test_every_override_changes_something() -> None:
    from search.analysis.stems import _stemmer

    idle = [word for word, meant in OVERRIDES.items() if _stemmer.stemWord(word) == _stemmer.stemWord(meant)]

    assert idle == []


def test_another_script_is_found_as_it_stands() -> None:
    assert index_tokens("مساعدة") == ["u" + "مساعدة".encode().hex()]


def test_stop_words_are_not_indexed() -> None:
    assert index_tokens("hoe kan ik naar de voedselbank") == index_tokens("voedselbank")
