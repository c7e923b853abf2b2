"""An editor writes the texts of an entry in another language, each as a translation of the Dutch of that moment."""

from collections.abc import Mapping

import pytest

from portal.socialmap import services
from portal.socialmap.drafting.translating import Standing, save_translations, texts_in_two, translated
from portal.socialmap.models import Service, Translation
from portal.socialmap.selectors import service_page
from portal.socialmap.selectors.translating import in_language, text_hash, translations_of
from tenants import events
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Tenant
from tests.factories.socialmap import make_organization, make_service


@pytest.fixture
def service(in_waterkant: Tenant) -> Service:
    in_waterkant.languages = ["nl", "en"]
    in_waterkant.save()
    return make_service("Inloop", make_organization("Brug"), plain_text="Kom langs.")


def _translate(
    actor: Actor, service: Service, texts: Mapping[str, str], language: str = "en", dutch: str = "Kom langs."
) -> int:
    sources = {"plain_text": text_hash(dutch)}
    return save_translations(actor, entity="service", uid=service.uid, language=language, texts=texts, sources=sources)


def _standing(eva: Actor, service: Service) -> Standing:
    lines = texts_in_two(eva, "service", service.uid, "en")
    return next(each.standing for each in lines if each.field == "plain_text")


def test_a_translation_is_missing_then_current_then_outdated(service: Service, eva: Actor, anonymous: Actor) -> None:
    assert _standing(eva, service) == Standing.MISSING
    assert _translate(eva, service, {"plain_text": "Come by."}) == 1
    assert _standing(eva, service) == Standing.CURRENT
    page = service_page(anonymous, service.uid)
    assert in_language(page, translations_of("en", [service.uid])).plain_text == "Come by."

    services.edit_entry(eva, entity="service", uid=service.uid, version=1, values={"plain_text": "Kom binnen."})
    assert _standing(eva, service) == Standing.OUTDATED
    page = service_page(anonymous, service.uid)
    assert in_language(page, translations_of("en", [service.uid])).plain_text == "Kom binnen."


def test_a_language_tells_how_far_it_is(service: Service, eva: Actor) -> None:
    _translate(eva, service, {"plain_text": "Come by."})
    [english] = translated(eva, "service", service.uid)

    assert (english.code, english.current, english.outdated, english.missing) == ("en", 1, 0, english.total - 1)


def test_an_empty_translation_takes_it_away(service: Service, eva: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(events, "emit", lambda name, **_values: told.append(name))
    _translate(eva, service, {"plain_text": "Come by."})
    assert _translate(eva, service, {"plain_text": " "}) == 1

    assert not Translation.objects.exists()
    assert told.count("socialmap.entry_changed") == 2
    logged = AuditEntry.objects.filter(object_id=service.pk, action="socialmap.translated")
    assert [row.ids["texts"] for row in logged] == [1, 1]


def test_the_same_again_does_nothing(service: Service, eva: Actor) -> None:
    _translate(eva, service, {"plain_text": "Come by."})
    assert _translate(eva, service, {"plain_text": "Come by."}) == 0
    assert AuditEntry.objects.filter(action="socialmap.translated").count() == 1


def test_a_text_without_dutch_is_not_translated(service: Service, eva: Actor) -> None:
    assert _translate(eva, service, {"alert": "Mind."}) == 0
    assert not Translation.objects.exists()


def test_a_text_that_is_too_long_is_refused_with_a_sentence(service: Service, eva: Actor) -> None:
    with pytest.raises(Invalid) as wrong:
        _translate(eva, service, {"plain_text": "x" * 20_001})
    assert wrong.value.fields["plain_text"]


@pytest.mark.parametrize(("field", "language"), [("email", "en"), ("plain_text", "nl"), ("plain_text", "xx")])
def test_a_field_or_a_language_that_is_none_of_ours_is_not_there(
    service: Service, eva: Actor, field: str, language: str
) -> None:
    with pytest.raises(NotFound):
        _translate(eva, service, {field: "Come by."}, language)


def test_who_looked_at_an_old_text_translated_that_one(service: Service, eva: Actor) -> None:
    _translate(eva, service, {"plain_text": "Drop in."}, dutch="Loop binnen.")
    assert _standing(eva, service) == Standing.OUTDATED


def test_who_may_not_change_it_may_not_translate_it(service: Service, alice: Actor) -> None:
    with pytest.raises(Refused):
        _translate(alice, service, {"plain_text": "Come by."})
