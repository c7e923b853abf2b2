"""Level B1, told apart, and nothing that belongs to somebody real."""

import re
from itertools import combinations

import pytest

from portal.demo.content.reading import FOLDER, read_portals
from portal.demo.content.shapes import Portal

MOST_WORDS_ON_AVERAGE = 12
MOST_WORDS_IN_A_SENTENCE = 20
MOST_IN_COMMON = 0.35
HARD_WORDS = (
    *("aangaande", "aldus", "alsmede", "alsook", "beneficiair", "betreffende", "casuïstiek", "cliënt", "conform"),
    *("derhalve", "desgewenst", "dient", "dienen", "doorverwijzen", "echter", "evenwel", "faciliteren"),
    *("hieromtrent", "hieronder", "implementeren", "indicatie", "indien", "inzake", "jegens", "krachtens", "middels"),
    *("nadere", "omtrent", "onderhavige", "participatie", "reeds", "realiseren", "respijtzorg", "teneinde", "tevens"),
    *("terzake", "traject", "trajecten", "uiterlijk", "verstrekken", "verzoeken", "voornoemde", "zelfredzaamheid"),
    *("je", "jij", "jou", "jouw", "jullie"),
)
# Words that most texts share and that say nothing about what a service is.
EVERYDAY = frozenset(
    (
        *("de", "het", "een", "en", "of", "u", "uw", "in", "is", "op", "van", "te", "met", "voor", "om", "aan", "bij"),
        *("dat", "die", "er", "dan", "als", "niet", "ook", "wat", "hebt", "kunt", "komt", "wij", "we", "geen", "naar"),
        *("zo", "mag", "wilt", "wordt", "iemand", "samen", "tot", "kan", "maar", "meer", "krijgt", "bent", "elke"),
        *("per", "uit", "nog", "over", "helpt", "door"),
    )
)
INVENTED_NUMBER = re.compile(r"0(?:10|35) 000 \d\d \d\d|0318 00 \d\d \d\d")
LOOKS_LIKE_A_NUMBER = re.compile(r"(?<![\d.,€-])(?:\+31|0)[\d][\d \-]{6,}\d")
CRISIS = {"112", "113", "0800-2000"}

portals = pytest.mark.parametrize("portal", read_portals(), ids=lambda portal: portal.slug)


@portals
def test_sentences_are_short(portal: Portal) -> None:
    lengths = [len(_words(sentence)) for service in portal.services for sentence in _sentences(service.plain)]

    assert sum(lengths) / len(lengths) <= MOST_WORDS_ON_AVERAGE
    for service in portal.services:
        longest = max(_sentences(service.plain), key=lambda sentence: len(_words(sentence)))
        assert len(_words(longest)) <= MOST_WORDS_IN_A_SENTENCE, f"{service.id}: {longest}"


@portals
def test_no_hard_words_and_always_u(portal: Portal) -> None:
    for service in portal.services:
        found = set(_words(f"{service.name} {service.plain} {service.who} {service.cost}")) & set(HARD_WORDS)
        assert not found, f"{service.id}: {found}"


@portals
def test_every_text_tells_something(portal: Portal) -> None:
    for service in portal.services:
        least = 6 if service.partners_only else 18
        assert len(_words(service.plain)) >= least, service.id
        assert not service.partners_only or len(_words(service.pro)) >= 18, service.id


@portals
def test_no_two_services_are_copies_of_each_other(portal: Portal) -> None:
    words = {service.id: frozenset(_words(f"{service.name} {service.plain}")) - EVERYDAY for service in portal.services}

    for one, other in combinations(words, 2):
        common = len(words[one] & words[other]) / len(words[one] | words[other])
        assert common <= MOST_IN_COMMON, f"{one} and {other} have {common:.0%} of their words in common"


@portals
def test_no_text_is_used_in_two_portals(portal: Portal) -> None:
    mine = {service.plain for service in portal.services}
    others = {service.plain for other in read_portals() if other is not portal for service in other.services}

    assert not mine & others


@portals
def test_telephone_numbers_cannot_exist(portal: Portal) -> None:
    for organisation in portal.organisations.values():
        assert INVENTED_NUMBER.fullmatch(organisation.phone)
    assert len({organisation.phone for organisation in portal.organisations.values()}) == len(portal.organisations)


def test_no_number_and_no_address_of_somebody_real_in_the_files() -> None:
    for file in FOLDER.rglob("*.toml"):
        written = file.read_text(encoding="utf-8")
        assert set(LOOKS_LIKE_A_NUMBER.findall(written)) <= CRISIS, file
        for mail in re.findall(r"[\w.+-]+@[\w.-]+", written):
            assert mail.endswith(".example"), f"{file}: {mail}"
        assert not re.search(r"https?://|www\.", written), file


@portals
def test_mail_and_web_addresses_are_reserved_for_examples(portal: Portal) -> None:
    for organisation in portal.organisations.values():
        assert organisation.email.endswith(".example")
        assert organisation.website.endswith(".example/")
    assert all(person.email.endswith(".example") for person in portal.people)


@portals
def test_each_page_can_say_that_this_is_an_example(portal: Portal) -> None:
    assert "voorbeeld" in portal.notice


def _sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.!?])\s+", text.strip()) if each]


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text.lower())
