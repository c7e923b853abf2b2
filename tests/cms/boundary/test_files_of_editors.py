"""Files: who gets which, and what an answer tells."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cms.media.models import PortalDocument, PortalImage
from tenants.access import Actor
from tenants.context import activate
from tests.cms.boundary.world import CANARY, Things
from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(client: Client, here: Things) -> Client:
    client.defaults["HTTP_HOST"] = here.tenant.primary_host
    return client


def for_partners(things: Things) -> None:
    with activate(things.tenant):
        PortalImage.objects.update(for_partners=True)
        PortalDocument.objects.update(for_partners=True)


def test_everybody_gets_a_public_picture_and_document(visitor: Client, here: Things) -> None:
    picture = visitor.get(reverse("media:image", args=[here.image.uid, "card"]))
    document = visitor.get(reverse("media:document", args=[here.document.uid]))

    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    assert b"".join(document.streaming_content) == b"eigen"  # type: ignore[attr-defined]
    assert document["Content-Disposition"].startswith("attachment")
    assert not picture.has_header("ETag")


def test_what_is_for_partners_is_not_there_for_visitors(visitor: Client, here: Things, alice: Actor) -> None:
    for_partners(here)
    partner = sign_in(Client(), alice)
    for address in (
        reverse("media:image", args=[here.image.uid, "card"]),
        reverse("media:document", args=[here.document.uid]),
    ):
        assert visitor.get(address).status_code == 404
        answer = partner.get(address)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]


def test_a_file_of_another_portal_answers_like_one_that_does_not_exist(visitor: Client, there: Things) -> None:
    for name, kind in (("media:image", there.image), ("media:document", there.document)):
        size = ["card"] if name.endswith("image") else []
        foreign = visitor.get(reverse(name, args=[kind.uid, *size]), headers={"if-none-match": "*"})
        made_up = visitor.get(reverse(name, args=[uuid4(), *size]), headers={"if-none-match": "*"})
        assert foreign.status_code == made_up.status_code == 404
        assert foreign.content == made_up.content
        assert CANARY.encode() not in foreign.content


@pytest.mark.parametrize("name", ["image", "document", "rendition"])
def test_the_name_of_a_file_opens_nothing_of_another_portal(name: str, browser: Client, there: Things) -> None:
    with activate(there.tenant):
        rendition = there.image.get_rendition("max-100x100")
    stored = {"image": there.image.file, "document": there.document.file, "rendition": rendition.file}[name]

    assert browser.get(f"/media/{stored.name}").status_code == 404


def test_the_file_as_it_was_sent_is_for_editors(visitor: Client, browser: Client, here: Things) -> None:
    address = f"/media/{here.image.file.name}"

    assert visitor.get(address).status_code == 404
    assert browser.get(address).status_code == 200


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "waterkant/../heidedorp/x", "/etc/passwd", "%2e%2e/x", "x\x00", "waterkant/", "."]
)
def test_a_path_leads_nowhere(name: str, browser: Client) -> None:
    assert browser.get(f"/media/{name}").status_code in {301, 404}


def test_files_lie_in_the_folder_of_their_portal(here: Things, there: Things) -> None:
    assert here.image.file.name.startswith("waterkant/")
    assert there.document.file.name.startswith("heidedorp/")


def test_an_unknown_size_is_no_address(visitor: Client, here: Things) -> None:
    assert visitor.get(reverse("media:image", args=[here.image.uid, "huge"])).status_code == 404


def test_sabotage_without_the_policy_a_visitor_gets_what_is_for_partners(
    visitor: Client, here: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    for_partners(here)
    monkeypatch.setattr("cms.media.views.is_readable", lambda actor, media: True)

    assert visitor.get(reverse("media:document", args=[here.document.uid])).status_code == 200
