"""An editor chooses, looks, saves, and goes back; the pages follow. Nobody else can."""

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.uploads import clean_drawing, clean_picture
from portal.web.looks import look_of
from portal.web.models import Logo
from portal.web.theming import services
from portal.web.theming.own import theme_of, themed
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, Refused, Stale
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.uploads import good_files as good
from tests.portal.uploads.bad_files import exif

CHOICE = {"hue": 25, "corners": "rond", "letters": "met", "logo": ""}
SENT = {"swatch": "25", "corners": "rond", "letters": "met"}
SCREEN = "/instellingen/thema/"


def _choose(actor: Actor, **changed: Any) -> Tenant:
    tenant = Tenant.objects.get(pk=actor.tenant.pk)
    with activate(tenant):
        return services.choose_theme(actor, **{**CHOICE, **changed}, seen=services.mark_of(tenant))


def _sheet(page: str) -> str:
    found = re.search(r'href="(/thema/[0-9a-f]+\.css)"', page)
    return found[1] if found else ""


def test_the_pages_of_the_portal_take_the_theme_from_a_file_of_their_own_host(visitor: Client, eva: Actor) -> None:
    before = visitor.get("/privacy/").content.decode()
    _choose(eva)
    page = visitor.get("/privacy/").content.decode()
    sheet = visitor.get(_sheet(page))

    assert _sheet(before) == ""
    assert sheet.headers["Content-Type"] == "text/css; charset=utf-8"
    assert sheet.content.decode().startswith("@layer thema{:root{--voorbeeld-kleuren-violet-50:")
    assert "prefers-color-scheme:dark" in sheet.content.decode()
    assert {"public", "immutable"} <= set(sheet.headers["Cache-Control"].replace(" ", "").split(","))
    assert not re.search(r"<style|\sstyle=", page)


def test_a_style_sheet_is_of_this_host_alone(visitor: Client, eva: Actor, heidedorp: Tenant) -> None:
    _choose(eva)
    sheet = _sheet(visitor.get("/privacy/").content.decode())

    assert Client(SERVER_NAME="heidedorp.localhost").get(sheet).status_code == 404
    assert visitor.get("/thema/0123456789abcdef.css").status_code == 404


def test_an_older_page_still_finds_its_style_sheet(visitor: Client, eva: Actor) -> None:
    _choose(eva)
    older = _sheet(visitor.get("/privacy/").content.decode())
    _choose(eva, hue=120)

    assert visitor.get(older).status_code == 200


def test_one_click_goes_back_and_one_more_goes_forward(eva: Actor) -> None:
    first, second = theme_of(_choose(eva)).digest, theme_of(_choose(eva, hue=120)).digest

    def back() -> str:
        tenant = Tenant.objects.get(pk=eva.tenant.pk)
        with activate(tenant):
            return theme_of(services.put_back(eva, seen=services.mark_of(tenant))).digest

    assert [back(), back()] == [first, second]


def test_the_first_step_back_is_the_theme_of_the_house(eva: Actor) -> None:
    tenant = _choose(eva)
    with activate(tenant):
        assert theme_of(services.put_back(eva, seen=services.mark_of(tenant))).digest == ""


def test_it_stands_in_the_log_who_chose(eva: Actor) -> None:
    _choose(eva)
    with activate(eva.tenant):
        assert AuditEntry.objects.filter(action="web.theme_chosen").count() == 1


@pytest.mark.parametrize("who", ["alice", "anna", "ria", "carla", "pim", "frits"])
def test_others_are_refused(who: str, request: pytest.FixtureRequest) -> None:
    actor = request.getfixturevalue(who)
    with pytest.raises(Refused):
        _choose(actor)
    assert sign_in(Client(), actor).get(SCREEN).status_code in {403, 404}


def test_a_visitor_does_not_see_the_screen(visitor: Client) -> None:
    assert visitor.get(SCREEN).status_code in {302, 403, 404}


def test_an_administrator_of_the_municipality_may(marit: Actor) -> None:
    assert sign_in(Client(), marit).get(SCREEN).status_code == 200
    assert theme_of(_choose(marit)).digest


def test_somebody_elses_change_is_not_overwritten(eva: Actor) -> None:
    seen = services.mark_of(eva.tenant)
    _choose(eva)
    with pytest.raises(Stale), activate(eva.tenant):
        services.choose_theme(eva, **CHOICE, seen=seen)


@pytest.mark.parametrize("changed", [{"hue": 360}, {"corners": "scherp"}, {"letters": "comic"}, {"logo": "0" * 32}])
def test_what_does_not_exist_cannot_be_chosen(eva: Actor, changed: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        _choose(eva, **changed)


def test_one_looks_before_one_saves(eva: Actor) -> None:
    client = sign_in(Client(), eva)
    first = client.get(SCREEN).content.decode()
    seen = {"seen": services.mark_of(eva.tenant)}
    looked = client.post(SCREEN, {**SENT, **seen, "doen": "bekijk"}).content.decode()

    assert "Bewaar dit thema" not in first
    assert "Bewaar dit thema" in looked
    assert "Zo wordt het" in looked
    assert "own_theme" not in Tenant.objects.get(pk=eva.tenant.pk).settings
    shown = re.search(r'href="(/instellingen/thema/voorbeeld.css\?[^"]*)"', looked)
    assert shown
    style = client.get(shown[1].replace("&amp;", "&"))
    assert ".theme-preview--dark{--pv-paper:#17191b" in style.content.decode()
    assert client.post(SCREEN, {**SENT, **seen, "doen": "bewaar"}).status_code == 302
    assert Tenant.objects.get(pk=eva.tenant.pk).settings["own_theme"]["hue"] == 25


@pytest.mark.parametrize(
    "query",
    ["", "hue=999", "hue=}body{display:none", "hue=25&corners=url(//x)&letters=met", "hue=٣&corners=rond&letters=met"],
)
def test_nothing_of_the_address_comes_into_the_preview(eva: Actor, query: str) -> None:
    client = sign_in(Client(), eva)
    style = client.get(f"/instellingen/thema/voorbeeld.css?{query}").content

    assert style == client.get("/instellingen/thema/voorbeeld.css").content
    assert style != client.get("/instellingen/thema/voorbeeld.css?hue=25&corners=rond&letters=met").content


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"swatch": "anders"}, "Vul het nummer van de tint in."),
        ({"swatch": "anders", "hue": "400"}, "359"),
        ({"file": SimpleUploadedFile("logo.svg", good.svg("<style>a{}</style>"))}, "In deze SVG zit een stijlblok."),
        ({"file": SimpleUploadedFile("logo.exe", b"MZ")}, "Dit soort plaatje kan hier niet."),
        ({"file": SimpleUploadedFile("logo.png", b"")}, "Dit bestand is leeg."),
    ],
)
def test_a_wrong_choice_is_told_and_nothing_is_kept(eva: Actor, sent: dict[str, Any], said: str) -> None:
    answer = sign_in(Client(), eva).post(SCREEN, {**SENT, **sent, "doen": "bewaar"})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "own_theme" not in Tenant.objects.get(pk=eva.tenant.pk).settings


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("logo.svg", good.svg("<path d='M0 0h9v9z' onload='KANARIE()'/><script>KANARIE()</script>"), "image/svg+xml"),
        ("logo.jpg", good.picture("JPEG", exif=exif()), "image/jpeg"),
        ("logo.png", good.picture("PNG", mode="RGBA"), "image/png"),
    ],
)
def test_a_logo_comes_out_clean_on_every_page(visitor: Client, eva: Actor, name: str, data: bytes, kind: str) -> None:
    client = sign_in(Client(), eva)
    looked = client.post(
        SCREEN,
        {**SENT, "seen": services.mark_of(eva.tenant), "doen": "bekijk", "file": SimpleUploadedFile(name, data)},
    ).content.decode()
    digest = re.search(r'name="logo" value="([0-9a-f]{32})"', looked)
    assert digest
    saved = client.post(SCREEN, {**SENT, "seen": services.mark_of(eva.tenant), "logo": digest[1], "doen": "bewaar"})
    page = visitor.get("/privacy/").content.decode()
    shown = visitor.get(f"/thema/logo/{digest[1]}/")

    assert saved.status_code == 302
    assert f'class="brand__logo" src="/thema/logo/{digest[1]}/"' in page
    assert shown.headers["Content-Type"] == kind
    assert b"KANARIE" not in shown.content
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"] or kind != "image/svg+xml"


def test_a_logo_of_another_portal_is_not_there(eva: Actor, heidedorp: Tenant) -> None:
    with activate(eva.tenant):
        logo = services.keep_logo(eva, clean=clean_drawing(ContentFile(good.svg(), name="a.svg")))

    assert Client(SERVER_NAME="heidedorp.localhost").get(f"/thema/logo/{logo.digest}/").status_code == 404


def test_logos_that_nobody_chose_do_not_stay(eva: Actor) -> None:
    with activate(eva.tenant):
        unused = services.keep_logo(eva, clean=clean_drawing(ContentFile(good.svg(), name="a.svg")))
        Logo.objects.filter(pk=unused.pk).update(made_at="2020-01-01T00:00Z")
        services.keep_logo(eva, clean=clean_picture(ContentFile(good.picture("PNG"), name="a.png")))

        assert [each.kind for each in Logo.objects.all()] == ["png"]


def test_a_chosen_theme_costs_no_query_on_a_page(visitor: Client, eva: Actor) -> None:
    def queries() -> int:
        visitor.get("/privacy/")
        with CaptureQueriesContext(connection) as captured:
            visitor.get("/privacy/")
        return len(captured)

    before = queries()
    _choose(eva)

    assert queries() == before


def test_the_page_of_a_fault_has_the_colours_of_the_portal(eva: Actor) -> None:
    look = look_of(_choose(eva))

    assert themed(look.theme, look.own_theme).digest
    assert look == type(look).of_json(look.as_json())
