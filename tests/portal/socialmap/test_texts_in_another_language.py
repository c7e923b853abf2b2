"""A translation belongs to one Dutch text: as long as that stands, pages show it, at one query more."""

from typing import Any

import pytest

from portal.socialmap.models import Service, Translation, TranslationState
from portal.socialmap.selectors import service_cards, service_page, topics
from portal.socialmap.selectors.translating import Translated, in_language, text_hash, translations_of, uids_of
from portal.socialmap.taxonomies import LIFE_DOMAINS, ensure_taxonomies, our_taxonomies
from portal.socialmap.translations_of_ours import ensure_translations, our_translations
from tenants.access import Actor, system
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_service, publish_in


def _translate(service: Service, field: str, text: str, **fields: Any) -> Translation:
    values = {"language": "en", "state": TranslationState.CHECKED, **fields}
    source = text_hash(getattr(service, field))
    made: Translation = Translation.objects.create(
        entity="service", object_uid=service.uid, field=field, text=text, source_hash=source, **values
    )
    return made


def _in_english(value: Any) -> Any:
    return in_language(value, translations_of("en", uids_of([value])))


def test_a_translation_holds_as_long_as_the_text_stands(in_waterkant: Tenant, alice: Actor) -> None:
    service = make_service("Eten", plain_text="U krijgt eten.")
    _translate(service, "plain_text", "You get food.")

    assert _in_english(service_page(alice, service.uid)).plain_text == "You get food."
    Service.objects.update(plain_text="U krijgt elke week eten.")
    assert _in_english(service_page(alice, service.uid)).plain_text == "U krijgt elke week eten."


def test_a_card_shows_the_beginning_of_the_translated_text(in_waterkant: Tenant, alice: Actor) -> None:
    long = "U krijgt hier elke week een pakket met eten. " * 20
    service = make_service("Eten", plain_text=long)
    _translate(service, "name", "Food")
    _translate(service, "plain_text", "You get a box of food every week. " * 20)

    card = _in_english(tuple(service_cards(alice).values()))[0]

    assert card.name == "Food"
    assert card.summary.startswith("You get a box of food every week. ")
    assert len(card.summary) <= 240
    assert isinstance(card.summary, Translated)


def test_what_is_not_translated_stays_dutch_and_is_known_as_dutch(in_waterkant: Tenant, alice: Actor) -> None:
    service = make_service("Eten", plain_text="U krijgt eten.")
    _translate(service, "name", "Food")

    page = _in_english(service_page(alice, service.uid))

    assert isinstance(page.card.name, Translated)
    assert page.plain_text == "U krijgt eten."
    assert not isinstance(page.plain_text, Translated)


def test_a_translation_by_a_computer_is_known_as_one_down_to_its_paragraphs(in_waterkant: Tenant, alice: Actor) -> None:
    service = make_service("Eten", plain_text="U krijgt eten.")
    _translate(service, "plain_text", "You get food.\nIt is free.", state=TranslationState.MACHINE)

    first, second = _in_english(service_page(alice, service.uid)).plain_text.splitlines()

    assert isinstance(first, Translated)
    assert first.machine
    assert second.strip() == "It is free."


def test_a_translation_of_a_changed_text_is_not_shown_though_the_text_came_back(
    in_waterkant: Tenant, alice: Actor
) -> None:
    service = make_service("Eten")
    _translate(service, "name", "Food", state=TranslationState.OUTDATED)

    assert _in_english(service_page(alice, service.uid)).card.name == "Eten"


def test_another_language_is_not_this_one(in_waterkant: Tenant, alice: Actor) -> None:
    service = make_service("Eten")
    _translate(service, "name", "طعام", language="ar")

    assert _in_english(service_page(alice, service.uid)).card.name == "Eten"


def test_translations_of_another_portal_are_its_own(waterkant: Tenant, heidedorp: Tenant) -> None:
    with activate(waterkant):
        service = make_service("Eten")
        _translate(service, "name", "Food")
    with activate(heidedorp):
        assert translations_of("en", [service.uid]).of("Eten") == "Eten"
    with activate(waterkant):
        assert translations_of("en", [service.uid]).of("Eten") == "Food"


def test_an_entry_that_another_portal_published_here_brings_its_translations(
    waterkant: Tenant, heidedorp: Tenant
) -> None:
    with activate(heidedorp):
        service = make_service("Eten")
        _translate(service, "name", "Food")
    publish_in(waterkant, service)

    with activate(waterkant):
        assert translations_of("en", [service.uid]).of("Eten") == "Food"


def test_words_of_another_portals_lists_stay_there(waterkant: Tenant, heidedorp: Tenant) -> None:
    with activate(heidedorp):
        theirs = system(heidedorp, "test")
        ensure_translations(theirs, ensure_taxonomies(theirs))
        service = make_service("Eten")
    publish_in(waterkant, service)

    with activate(waterkant):
        assert translations_of("en", [service.uid]).of("Wonen") == "Wonen"


def test_dutch_costs_no_query_and_other_languages_one(
    in_waterkant: Tenant, alice: Actor, django_assert_num_queries: Any
) -> None:
    for number in range(30):
        _translate(make_service(f"Eten {number}"), "name", f"Food {number}")
    cards = tuple(service_cards(alice).values())

    with django_assert_num_queries(0):
        assert in_language(cards, translations_of("nl", uids_of([cards]))) == cards
    with django_assert_num_queries(1):
        assert all(card.name.startswith("Food") for card in in_language(cards, translations_of("en", uids_of([cards]))))


def test_our_own_lists_are_whole_in_every_language() -> None:
    shown = {LIFE_DOMAINS, "doelgroepen"}
    wanted = {
        (each.code, term.code): 2 if term.description else 1
        for each in our_taxonomies()
        if each.code in shown
        for term in each.terms
    }

    assert set(our_translations()) >= {"en", "ar"}
    for language, lists in our_translations().items():
        told = {(taxonomy, code): len(texts) for taxonomy, terms in lists.items() for code, texts in terms.items()}
        assert told == wanted, language


def test_topics_are_told_in_the_language_of_the_reader(in_waterkant: Tenant, eva: Actor) -> None:
    ensure_translations(eva, ensure_taxonomies(eva))

    housing = next(topic for topic in _in_english(topics(eva, LIFE_DOMAINS)) if topic.code == "wonen")

    assert (housing.name, housing.description) == ("Housing", "Rent, finding a home, eviction, energy and shelter.")


def test_our_translations_come_once_and_leave_an_editors_words_alone(
    in_waterkant: Tenant, eva: Actor, django_assert_num_queries: Any
) -> None:
    terms = ensure_taxonomies(eva)
    made = ensure_translations(eva, terms)
    Translation.objects.filter(text="Housing").update(text="A place to live")

    with django_assert_num_queries(1):
        assert ensure_translations(eva, terms) == 0
    assert Translation.objects.count() == made
    assert Translation.objects.filter(text="A place to live").exists()


@pytest.mark.parametrize("text", ["", "Onbekend"])
def test_a_text_without_translation_is_itself(in_waterkant: Tenant, text: str) -> None:
    assert translations_of("en", []).of(text) == text
