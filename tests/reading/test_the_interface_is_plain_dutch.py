"""Every sentence of the public interface is language level B1: short, active, in plain words, and it says "u"."""

from tests.reading.extracting import texts
from tests.reading.reading import allowed, judged, read, unused


def test_every_sentence_is_plain() -> None:
    assert [each.told for each in judged(read(), allowed())] == []


def test_no_exception_outlives_its_sentence() -> None:
    assert unused(read(), allowed()) == []


def test_every_exception_says_why() -> None:
    assert [each.sentence for each in allowed() if len(each.reason.split()) < 5] == []


def test_the_whole_interface_is_read() -> None:
    """A reader that finds no strings finds no fault either."""
    where = {text.where for text in texts()}

    assert len({text.said for text in texts()}) > 700
    assert {"portal/web/templates/web/home.html", "portal/web/composing/cards.py"} <= where
    assert any(each.startswith("portal/accounts/templates/") for each in where)
