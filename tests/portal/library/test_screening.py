"""What tells of a person is found in a question; what does not is let through."""

from datetime import date

import pytest
from django.utils import timezone

from portal.library.screening import signs_of_a_person

TELLS = {
    "een nummer dat op een BSN lijkt": [
        "BSN 123456782",
        "bsn 123 456 782",
        "1234.56.782",
        "123-456-782",
        "1 2 3 4 5 6 7 8 2",
        "１２３４５６７８２",
        "١٢٣٤٥٦٧٨٢",
        "123\u200b456\u200b782",
        "nummer 12345672",
    ],
    "een datum, misschien een geboortedatum": [
        "geboren op 3 mei 1980",
        "12-03-1985",
        "12/3/85",
        "12.03.1985",
        "1985-03-12",
        "3 mei 2001",
        "3 mrt. 99",
        "geb. 1980",
        "12 – 03 – 1985",
        "31 december 2025",
    ],
    "een e-mailadres": ["mail j.jansen@voorbeeld.example", "jan (at) voorbeeld.example"],
    "een telefoonnummer": ["06-12345678", "06 12 34 56 78", "+31 6 12345678", "(010) 123 45 67", "0031612345678"],
    "een rekeningnummer": ["NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"],
    "een postcode": ["1234 AB", "woont op 1234AB 12"],
}
FINE = [
    "Mag een huurder zelf melden bij twee maanden achterstand?",
    "Geldt artikel 285 van de Faillissementswet hier ook?",
    "De grens is € 1.234.567,89 per jaar. Klopt dat?",
    "Een schuld van 123.456.789 euro komt niet voor.",
    "Hoe ging dit in 2023, 2024 en 2025?",
    "Wat verandert er per 1 januari 2031?",
    "Bel 0800-8115 of 14 010, mag dat in de brief?",
    "Is de norm 95% van 1.070,00 voor een alleenstaande?",
    "Wat doen wij bij 2 kinderen van 3 en 4 jaar?",
]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_given: date(2026, 11, 29))


@pytest.mark.parametrize(("sign", "text"), [(sign, text) for sign, texts in TELLS.items() for text in texts])
def test_it_is_found_and_named(sign: str, text: str) -> None:
    assert sign in signs_of_a_person(f"Mijn vraag: {text}, mag dat?")


@pytest.mark.parametrize("text", FINE)
def test_a_question_about_the_work_passes(text: str) -> None:
    assert signs_of_a_person(text) == ()


def test_an_answer_may_name_a_help_desk_and_the_date_of_a_rule() -> None:
    text = "Sinds 1 januari 2025 mag dit. Bel 010 123 45 67 of mail info@voorbeeld.example."

    assert signs_of_a_person(text, answer=True) == ()
    assert len(signs_of_a_person(text)) == 3


@pytest.mark.parametrize("text", ["BSN 123456782", "geboren op 3 mei 1980", "1234 AB", "NL91ABNA0417164300"])
def test_an_answer_tells_of_no_person_either(text: str) -> None:
    assert signs_of_a_person(text, answer=True)


def test_each_sign_is_named_once() -> None:
    assert len(signs_of_a_person("123456782 en 987654321, 06-12345678 en 06-87654321")) == 2
