"""An editor filters services, looks at what an action would do, does it and takes it back, without script."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from portal.socialmap.models import BulkRun, Service
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tenants.outbox.worker import deliver_one
from tests.cms.admin.conftest import HOST
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_organization, make_service

MANY = "/cms/diensten/"


@pytest.fixture
def three(with_words: Tenant) -> list[Service]:
    with activate(with_words):
        organization = make_organization("Welzijn De Brug")
        return [make_service(name, organization) for name in ("Inloop", "Maatje", "Opvang")]


def _run(tenant: Tenant) -> BulkRun:
    with activate(tenant):
        found: BulkRun = BulkRun.objects.get()
    return found


def _checked(tenant: Tenant) -> int:
    with activate(tenant):
        return int(Service.objects.filter(checked_on__isnull=False).count())


def _prepare(browser: Client, **given: Any) -> Any:
    return browser.post(f"{MANY}bekijken/", {"action": "mark_checked", "scope": "all"} | given, **HOST)


def test_from_the_filter_to_the_undo(editor: Client, waterkant: Tenant, three: list[Service]) -> None:
    found = editor.get(f"{MANY}?text=in&freshness=stale", **HOST).content.decode()
    assert "Inloop" in found
    assert "Maatje" not in found
    assert 'name="text" value="in"' in found

    looked = _prepare(editor, text="inloop")
    page = editor.get(looked["Location"], **HOST).content.decode()
    assert "Akkoord, doe dit bij 1 dienst" in page
    assert _checked(waterkant) == 0

    editor.post(f"{looked['Location']}doen/", {"version": 1}, **HOST)
    assert "cms_admin/progress.js" in editor.get(looked["Location"], **HOST).content.decode()
    while deliver_one("tests"):
        pass
    assert "Bij 1 dienst gedaan." in editor.get(looked["Location"], **HOST).content.decode()
    assert _checked(waterkant) == 1

    editor.post(f"{looked['Location']}terugdraaien/", {"version": _run(waterkant).version}, **HOST)
    while deliver_one("tests"):
        pass
    assert "Het is teruggedraaid." in editor.get(looked["Location"], **HOST).content.decode()
    assert _checked(waterkant) == 0
    assert "Als nagekeken merken" in editor.get(MANY, **HOST).content.decode()


def test_only_the_ticked_ones(editor: Client, waterkant: Tenant, three: list[Service]) -> None:
    _prepare(editor, scope="some", uids=[str(three[0].uid), str(uuid4())])
    assert [row["name"] for row in _run(waterkant).plan] == ["Inloop"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"scope": "some"}, "Kies ten minste één dienst."),
        ({"action": "onzin"}, "Kies wat u wilt doen, en met welke diensten."),
        ({"scope": "some", "uids": ["geen id"]}, "Kies wat u wilt doen, en met welke diensten."),
        ({"action": "add_theme"}, "Kies een leefgebied."),
    ],
)
def test_what_makes_no_sense_comes_back_with_a_sentence(
    editor: Client, three: list[Service], given: dict[str, Any], sentence: str
) -> None:
    answer = _prepare(editor, **given)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_list_goes_along(editor: Client, three: list[Service], kind: str) -> None:
    answer = editor.get(f"{MANY}meenemen/?kind={kind}&text=opvang", **HOST)
    assert answer["Content-Disposition"] == f'attachment; filename="diensten.{kind}"'
    assert "no-store" in answer["Cache-Control"]
    if kind == "csv":
        assert "Opvang" in answer.content.decode("utf-8-sig")
        assert "Inloop" not in answer.content.decode("utf-8-sig")


def test_others_find_nothing(
    editor: Client, waterkant: Tenant, three: list[Service], alice: Actor, carla: Actor, frits: Actor
) -> None:
    _prepare(editor)
    uid = _run(waterkant).uid
    for actor in (alice, carla, frits):
        browser = sign_in(Client(), actor)
        for path in ("", "meenemen/", f"{uid}/"):
            assert browser.get(f"{MANY}{path}", **HOST).status_code == 404
        assert _prepare(browser).status_code == 404


def test_a_run_of_another_portal_is_as_unknown_as_a_random_one(editor: Client, heidedorp: Tenant) -> None:
    with activate(heidedorp):
        theirs = BulkRun.objects.create(action="mark_checked")
    assert editor.get(f"{MANY}{theirs.uid}/", **HOST).status_code == 404
    assert editor.get(f"{MANY}{uuid4()}/", **HOST).status_code == 404
    for path in ("doen/", "terugdraaien/"):
        assert editor.post(f"{MANY}{theirs.uid}/{path}", {"version": 1}, **HOST).status_code == 404


def test_the_menu_leads_here(editor: Client, three: list[Service]) -> None:
    home = editor.get("/cms/", **HOST).content.decode()
    assert MANY in home
    assert "/cms/lijsten/" in home
