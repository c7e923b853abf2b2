"""What a page refuses, in the editor's words, before anything is kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.pages import models
from cms.pages.models import HomePage
from cms.pages.taken_names import taken_names
from tenants.context import activate, platform
from tenants.errors import Refused
from tests.factories.pages import make_page, stream
from tests.factories.socialmap import make_organization, make_service

TODAY = timezone.localdate()
REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "a name of the portal": ("InformationPage", {"slug": "zoeken"}, "slug"),
    "a language": ("InformationPage", {"slug": "ar"}, "slug"),
    "the editor's screen": ("InformationPage", {"slug": "onderwerp"}, "slug"),
    "a life domain that is none": ("TopicPage", {"topic": "vissen"}, "topic"),
    "an experience without consent": ("ExperiencePage", {"consent_given_on": None}, "consent_given_on"),
    "an end before the begin": ("CampaignPage", {"starts_on": TODAY, "ends_on": TODAY - timedelta(1)}, "ends_on"),
    "a product without its address": ("SchemePage", {"upl_name": "bijstand"}, "upl_name"),
    "a product elsewhere": ("SchemePage", {"upl_name": "x", "upl_address": "https://kwaad.example/x"}, "upl_address"),
    "an organisation that is none": ("SchemePage", {"organisation": "De Brug"}, "organisation"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_a_sentence_at_the_field(what: str, front: HomePage) -> None:
    name, fields, wrong = REFUSED[what]

    with pytest.raises(ValidationError) as refused:
        make_page(front, getattr(models, name), "Iets", **fields)

    assert wrong in refused.value.message_dict
    with activate(front.tenant):
        assert front.get_children().count() == 0


def test_a_draft_does_not_take_a_name_of_the_portal_either(front: HomePage) -> None:
    with pytest.raises(ValidationError):
        make_page(front, models.InformationPage, "Zoeken", live=False)


def test_deeper_in_the_tree_every_name_is_free(front: HomePage) -> None:
    above = make_page(front, models.InformationPage, "Uitleg")

    assert make_page(above, models.InformationPage, "Zoeken").get_url() == "/uitleg/zoeken/"


def test_the_names_of_all_rooms_are_taken() -> None:
    assert {"hulp", "zoeken", "api", "overzicht", "mist-u-iets", "static", "en"} <= taken_names()
    assert "schulden" not in taken_names()


def test_a_life_domain_has_one_page(front: HomePage) -> None:
    make_page(front, models.TopicPage, "Wonen", topic="wonen")

    with pytest.raises(ValidationError):
        make_page(front, models.TopicPage, "Wonen en huur", topic="wonen")


def test_the_same_life_domain_has_a_page_in_each_portal(front: HomePage, front_elsewhere: HomePage) -> None:
    make_page(front, models.TopicPage, "Wonen", topic="wonen")

    assert make_page(front_elsewhere, models.TopicPage, "Wonen", topic="wonen").pk


def test_a_scheme_names_an_organisation_by_its_address_and_keeps_its_uid(front: HomePage) -> None:
    with activate(front.tenant):
        organisation = make_service("Hulp", make_organization("Kredietbank")).organization

    page = make_page(front, models.SchemePage, organisation=f"https://x.example/organisatie/{organisation.uid}/?q=1")

    assert page.organisation == str(organisation.uid)


def test_an_organisation_of_another_portal_is_refused_as_one_that_does_not_exist(
    front: HomePage, front_elsewhere: HomePage
) -> None:
    with activate(front_elsewhere.tenant):
        foreign = make_service("Hulp", make_organization("Elders")).organization
    said = []
    for uid in (foreign.uid, "00000000-0000-4000-8000-000000000000"):
        with pytest.raises(ValidationError) as refused:
            make_page(front, models.SchemePage, organisation=str(uid))
        said.append(refused.value.message_dict["organisation"])

    assert said[0] == said[1]


def test_a_municipality_stands_once_in_a_scheme(front: HomePage) -> None:
    with pytest.raises(ValidationError):
        make_page(
            front,
            models.SchemePage,
            variants=stream(("variant", {"municipality": "GM0622"}), ("variant", {"municipality": "GM0622"})),
        )


def test_the_front_page_goes_only_with_its_portal(front: HomePage) -> None:
    with activate(front.tenant):
        with pytest.raises(Refused):
            HomePage.objects.get(pk=front.pk).delete()
        assert HomePage.objects.filter(pk=front.pk).exists()
    with platform("test"):
        HomePage.objects.get(pk=front.pk).delete()
        assert not HomePage.objects.filter(pk=front.pk).exists()


def test_wagtail_offers_no_way_to_take_the_front_page_away(front: HomePage, eva: Any) -> None:
    with activate(front.tenant):
        offered = front.permissions_for_user(eva.person)
        assert not any((offered.can_delete(), offered.can_unpublish(), offered.can_move(), offered.can_copy()))
        assert not HomePage.can_create_at(front.get_parent())
