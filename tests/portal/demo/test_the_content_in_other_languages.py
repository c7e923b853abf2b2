"""What residents need most is told in English and Arabic too, and each translation is of the text that stands."""

import re

import pytest

from portal.demo.content.reading import read_portals
from portal.demo.content.shapes import Service
from portal.demo.content.translating import InLanguage, mark_of, texts_of, translations

NEEDED_MOST = frozenset({"geld-en-schulden", "eten-en-spullen", "wonen", "zorg-en-gezondheid", "veiligheid"})
ARABIC = re.compile(r"[؀-ۿ]")
SERVICES: dict[tuple[str, str], Service] = {
    (portal.slug, service.id): service for portal in read_portals() for service in portal.services
}


@pytest.fixture(params=[each.code for each in translations()])
def language(request: pytest.FixtureRequest) -> InLanguage:
    return next(each for each in translations() if each.code == request.param)


def test_there_is_english_and_arabic() -> None:
    assert {each.code for each in translations()} >= {"en", "ar"}


def test_each_translation_is_of_the_text_that_stands(language: InLanguage) -> None:
    outdated = {
        key: mark_of(SERVICES[key]) for key, told in language.entries.items() if told["of"] != mark_of(SERVICES[key])
    }

    assert outdated == {}


def test_what_people_need_most_is_translated_in_waterkant(language: InLanguage) -> None:
    needed = {
        key
        for key, service in SERVICES.items()
        if key[0] == "waterkant" and service.domains[0] in NEEDED_MOST and not service.partners_only
    }

    assert needed - set(language.entries) == set()


def test_every_translated_service_says_all_that_the_dutch_one_says(language: InLanguage) -> None:
    for key, told in language.entries.items():
        service = SERVICES[key]
        assert {"of", "name", "plain"} | ({"who"} if service.who else set()) == set(told), key


def test_numbers_of_money_and_people_are_the_same(language: InLanguage) -> None:
    for key in language.entries:
        for _field, dutch, text in texts_of(*key[:1], SERVICES[key], language):
            # Arabic says two of something in one word.
            asked, given = (re.findall(r"\d+", each) for each in (dutch, text))
            lost = sorted(asked) != sorted(given) and not (language.code == "ar" and asked == ["2"] and not given)
            assert not lost, (key, text)


def test_emergency_numbers_stay(language: InLanguage) -> None:
    told = [key for key in language.entries if "112" in SERVICES[key].plain]

    assert told
    assert all("112" in language.entries[key]["plain"] for key in told)


def test_arabic_is_written_in_arabic_letters_with_western_digits() -> None:
    arabic = next(each for each in translations() if each.code == "ar")
    for key, told in arabic.entries.items():
        assert ARABIC.search(told["plain"]), key
        assert not re.search(r"[٠-٩۰-۹]", told["name"] + told["plain"]), key
