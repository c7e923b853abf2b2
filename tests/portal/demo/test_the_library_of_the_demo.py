"""The papers of the demo are whole, its texts are plain, and its questions hold no person."""

import pytest

from portal.demo.content.library import Sheet, read_library
from portal.demo.content.reading import read_portals
from portal.demo.filling.papers import sheet
from portal.library.screening import signs_of_a_person
from portal.library.topics import TOPICS
from portal.library.uploads import checked
from tenants.covenant.markup import blocks, hash_of
from tests.portal.demo.test_the_content_reads_easily import HARD_WORDS, _sentences, _words


@pytest.mark.parametrize("paper", read_library().sheets, ids=lambda paper: paper.title)
def test_each_paper_is_a_pdf_that_the_library_takes_in(paper: Sheet) -> None:
    assert checked("stuk.pdf", sheet(paper.title, paper.lines)).media_type == "application/pdf"


def test_brackets_and_accents_stand_on_paper() -> None:
    content = sheet("Vraag (één)", ["a \\ b"])

    assert r"Vraag \(één\)".encode("cp1252") in content
    assert checked("a.pdf", content)


def test_the_questions_hold_no_person_and_have_a_topic_that_exists() -> None:
    for asked in read_library().questions:
        assert signs_of_a_person(asked.asked) == ()
        assert signs_of_a_person(asked.answer, answer=True) == ()
        assert asked.topic in TOPICS


def test_the_second_version_is_another_text_with_headings_and_lists() -> None:
    told = read_library()

    assert hash_of(told.first) != hash_of(told.second)
    assert {block.kind for block in blocks(told.second)} == {"heading", "paragraph", "list", "numbers"}


def test_everybody_who_is_named_lives_in_the_portal() -> None:
    emails = {person.email for portal in read_portals() for person in portal.people}
    for portal in read_portals():
        cast = read_library().casts[portal.slug]
        assert {cast.asker, cast.expert} <= emails
        assert {cast.only_first, cast.never} <= set(portal.organisations)


def test_the_texts_are_plain() -> None:
    told = read_library()
    texts = [told.second, *(line for paper in told.sheets for line in paper.lines)]
    texts += [f"{asked.asked} {asked.answer}" for asked in told.questions]
    for text in texts:
        for sentence in _sentences(text.replace("\n", ". ")):
            assert len(_words(sentence)) <= 20, sentence
            assert not set(_words(sentence.lower())) & set(HARD_WORDS), sentence
