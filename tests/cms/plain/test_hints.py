"""What could be plainer is found, in each way that editors write it; what is plain is left in peace."""

import json

import pytest

from cms.plain.checks import MOST_HINTS, hints, read
from cms.plain.pieces import Piece
from cms.plain.rules import words_for_editors

LONG = "Als u deze hulp wilt krijgen, dan moet u eerst bellen met de gemeente in de stad waar u woont."

BAD = [
    (LONG, "long"),
    (f"{LONG[:-1]} en daarna wacht u op een brief.", "wall"),
    ("Uw vraag wordt door ons beantwoord.", "passive"),
    ("Het besluit is genomen door de gemeente.", "passive"),
    ("Betreffende uw brief bellen wij.", "word"),
    ("U kunt in aanmerking komen voor hulp.", "word"),
    ("Neem een pas mee, bijv. een rijbewijs.", "abbreviation"),
    ("Vul je naam in.", "informal"),
    ("Klik hier voor het formulier.", "link"),
    ("Wij zijn dicht op 25-12-2026.", "date"),
    ("U krijgt € 25,- per week.", "amount"),
    ("Bel 0101234567 voor hulp.", "phone"),
    ("LEES DIT EERST goed.", "capitals"),
]
GOOD = [
    "Wij beantwoorden uw vraag binnen twee dagen.",
    "De winkel is gesloten.",
    "Het wordt koud in de gemeente.",
    "Wij zijn dicht op 25 december 2026.",
    "U krijgt 25 euro per week.",
    "Bel 010 123 45 67.",
    "Ga naar DigiD en log in.",
]


@pytest.mark.parametrize(("text", "kind"), BAD)
def test_what_is_hard_is_found(text: str, kind: str) -> None:
    assert kind in {hint.kind for hint in hints(text)}


@pytest.mark.parametrize("text", GOOD)
def test_what_is_plain_is_left_in_peace(text: str) -> None:
    assert hints(text) == ()


def test_a_hint_names_the_sentence_the_word_and_a_plainer_one() -> None:
    (hint,) = hints("Wij bellen u. Dat doen wij middels een brief.")

    assert (hint.sentence, hint.found, hint.instead) == ("Dat doen wij middels een brief.", "middels", "met")
    assert "“met”" in hint.advice


def test_each_hard_word_of_a_sentence_is_told() -> None:
    assert {hint.found for hint in hints("Indien u dit wenst, belt u tevens ons.")} == {"indien", "wenst", "tevens"}


def test_a_group_of_words_is_told_once_and_not_by_its_parts() -> None:
    assert [hint.found for hint in hints("Dat geldt indien en voor zover u dat wilt.")] == ["indien en voor zover"]


def test_u_and_je_in_one_text_weighs_more_than_je_alone() -> None:
    together = hints("Bel uw gemeente. Vul je naam in.")
    alone = hints("Vul je naam in.")

    assert [(hint.kind, hint.heavy) for hint in together + alone] == [("mixed", True), ("informal", False)]


def test_the_list_of_hard_words_is_long_and_each_word_has_a_plainer_one() -> None:
    assert len(words_for_editors()) >= 250
    assert [hard for hard, plainer in words_for_editors().items() if not plainer.strip() or plainer == hard] == []


def test_paragraphs_of_html_do_not_run_into_each_other() -> None:
    html = "".join(f"<p>{word} helpt u graag</p>" for word in ("Anna", "Bob", "Carla", "Dirk", "Eva"))

    assert hints(html, "rich") == ()


def test_a_link_in_html_must_say_where_it_goes() -> None:
    found = hints(
        '<p>Vraag de toeslag aan <a href="/x/">hier</a> of op <a href="/y/">www.voorbeeld.nl</a>.</p>', "rich"
    )

    assert [(hint.kind, hint.found) for hint in found] == [("link", "hier"), ("address", "www.voorbeeld.nl")]


def test_script_and_marks_in_html_are_not_read() -> None:
    assert hints("<script>indien indien</script><p title='indien'>Goed zo.</p>", "rich") == ()


def test_what_the_screen_of_the_editor_keeps_is_read_with_its_links() -> None:
    block = {
        "text": "😀 Lees dit hier.", "type": "unstyled",
        "entityRanges": [{"offset": 12, "length": 4, "key": 0}],
    }  # fmt: skip
    kept = {"blocks": [block], "entityMap": {"0": {"type": "LINK", "data": {"url": "/x/"}}}}

    assert [(hint.kind, hint.found) for hint in hints(json.dumps(kept), "draft")] == [("link", "hier")]


@pytest.mark.parametrize("broken", ["", "null", "{", "[]", '{"blocks": 3}', '{"blocks": [1, {"text": null}]}', "5"])
def test_a_broken_draft_is_no_error(broken: str) -> None:
    assert [hint.kind for hint in hints(broken, "draft")] == []


def test_a_long_heading_and_a_long_paragraph_are_told() -> None:
    heading = read([Piece("Hoe vraagt u deze hulp aan als u in Waterkant woont", "heading", "Kop")])
    paragraph = read([Piece("Wij helpen u. " * 40, "lines", "Tekst")])

    assert [(hint.kind, hint.label) for hint in heading.hints] == [("heading", "Kop")]
    assert [hint.kind for hint in paragraph.hints] == ["paragraph"]


def test_heavy_hints_come_first_and_the_list_ends_somewhere() -> None:
    reading = read([Piece("Vul je naam in.\n" * 300), Piece(f"{LONG[:-1]} en daarna wacht u op een brief.")])

    assert reading.hints[0].heavy
    assert (len(reading.hints), reading.more) == (MOST_HINTS, 301 - MOST_HINTS)


def test_a_sentence_without_end_is_cut_in_what_is_shown() -> None:
    assert max(len(hint.sentence) for hint in hints("woord " * 5000)) < 260
