"""The marks of a covenant's text, and the hash over what a reader sees."""

import pytest

from tenants.covenant.markup import Block, blocks, hash_of, normalised

ALIKE = [
    "Wij bellen.\n\nWij mailen.",
    "Wij bellen.  \r\n\r\n\r\n\r\nWij  mailen.\n",
    "\ufeffWij bellen.\r\rWij\u00a0mailen.",
]


def test_headings_lists_numbers_and_paragraphs_are_read() -> None:
    found = blocks("## Doel\nWij helpen\nelkaar.\n\n- een\n- twee\n\n1. eerst\n2. dan\n\nSlot")

    assert found == (
        Block("heading", ("Doel",)),
        Block("paragraph", ("Wij helpen", "elkaar.")),
        Block("list", ("een", "twee")),
        Block("numbers", ("eerst", "dan")),
        Block("paragraph", ("Slot",)),
    )


def test_a_text_of_nothing_has_no_blocks() -> None:
    assert blocks(" \n\u200b\n") == ()


def test_html_stays_text() -> None:
    assert blocks("<script>alert(1)</script>")[0].text == "<script>alert(1)</script>"


@pytest.mark.parametrize("text", ALIKE)
def test_what_looks_the_same_has_the_same_hash(text: str) -> None:
    assert hash_of(text) == hash_of(ALIKE[0])


def test_one_letter_makes_another_hash() -> None:
    assert hash_of("Wij bellen terug.") != hash_of("Wij bellen terug!")


def test_composed_and_decomposed_letters_are_one() -> None:
    assert hash_of("cafe\u0301") == hash_of("café")


def test_a_mark_that_turns_the_reading_order_is_gone() -> None:
    assert normalised("ab\u202ecd") == "abcd"


def test_normalising_twice_changes_nothing() -> None:
    once = normalised("  ## A \n\n\n\n- b\t c\u2028 \n")

    assert normalised(once) == once
