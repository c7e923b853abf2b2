"""A list goes on as a link: the entries in its query, the notes behind its #, where no server reads them."""

import base64
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.web.build.places import BUILT
from tests.browser import axe
from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.test_my_list import fill, stored, titles
from tests.browser.window import DESKTOP, PHONE

NOTE = 'Neem uw paspoort mee. – Прошу, شكرا 😀\n<img src=x onerror="document.body.dataset.hacked=1">'


def _fragment(notes: object) -> str:
    return "#n=" + base64.urlsafe_b64encode(json.dumps(notes).encode()).decode().rstrip("=")


def _link(page: Page, *, with_notes: bool) -> str:
    page.get_by_role("button", name="Deel mijn lijst").click()
    page.get_by_label("Deel ook mijn notities").set_checked(with_notes)
    return page.get_by_label("Link naar uw lijst").input_value()


def test_a_link_carries_the_entries_and_the_notes_when_one_wants_so(
    open_window: OpenWindow, site: Site, pictures: Path
) -> None:
    sender = open_window(DESKTOP)
    page = sender.page
    uids = fill(page, site)
    page.locator(".entry textarea").nth(1).fill(NOTE)
    sent: list[str] = []
    reader = open_window(PHONE)
    reader.page.on("request", lambda request: sent.append(request.url + str(request.headers)))

    link = _link(page, with_notes=True)
    assert axe.complaints(page) == []
    sender.shoot(pictures, "my-list-share")
    assert link.startswith(site.url(f"/mijn-lijst/?h={','.join(uids)}#n="))
    reader.page.goto(link)

    expect(reader.page.get_by_text("Deze lijst is met u gedeeld.")).to_be_visible()
    assert titles(reader.page) == titles(page)
    assert reader.page.locator(".entry__note span").nth(1).text_content() == NOTE
    expect(reader.page.locator(".entry__note").first).to_be_hidden()
    assert reader.page.locator(".entry img").count() == 0
    assert [each for each in sent if "paspoort" in each or "#n=" in each or link[-20:] in each] == []
    assert axe.complaints(reader.page) == []
    reader.shoot(pictures, "my-list-shared")


def test_notes_stay_at_home_unless_one_says_so(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    fill(page, site)
    page.locator(".entry textarea").first.fill(NOTE)
    page.get_by_role("button", name="Deel mijn lijst").click()

    expect(page.get_by_label("Deel ook mijn notities")).not_to_be_checked()
    assert "#" not in page.get_by_label("Link naar uw lijst").input_value()


def test_the_reader_keeps_it_beside_what_was_there(open_window: OpenWindow, site: Site) -> None:
    sender, reader = open_window(DESKTOP).page, open_window(PHONE).page
    uids = fill(sender, site, 3)
    sender.locator(".entry textarea").nth(1).fill("Van de ander.")
    sender.locator(".entry textarea").nth(0).fill("Ook van de ander.")
    link = _link(sender, with_notes=True)
    assert fill(reader, site, 1) == uids[:1]
    reader.locator(".entry textarea").fill("Van mij.")

    reader.goto("about:blank")
    reader.goto(link)
    reader.get_by_role("button", name="Bewaar in mijn lijst").click()

    expect(reader).to_have_url(site.url("/mijn-lijst/"))
    expect(reader.locator(".entry")).to_have_count(3)
    assert stored(reader) == [
        {"uid": uids[0], "note": "Van mij."},
        {"uid": uids[1], "note": "Van de ander."},
        {"uid": uids[2], "note": ""},
    ]


HOSTILE = {
    "no base64": "#n=%%%%",
    "no JSON": "#n=" + base64.urlsafe_b64encode(b"<script>alert(1)</script>").decode(),
    "no letters": "#n=" + base64.urlsafe_b64encode(b"\xff\xfe\xfd").decode(),
    "no list": _fragment({"length": 3, "0": "x"}),
    "no strings": _fragment([{"toString": "x"}, 3, None, ["x"]]),
    "a number": _fragment(7),
    "nothing": "#n=",
    "another name": "#inhoud<b>x",
    "deep": "#n=" + base64.urlsafe_b64encode(("[" * 20_000).encode()).decode(),
    "huge": _fragment(["x" * 400_000]),
    "a prototype": _fragment([["__proto__"], "__proto__"]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_fragment_of_a_stranger_does_no_harm(open_window: OpenWindow, site: Site, name: str) -> None:
    page = open_window(DESKTOP).page
    uids = fill(page, site, 2)
    page.goto("about:blank")
    page.goto(site.url(f"/mijn-lijst/?h={','.join(uids)}{HOSTILE[name]}"))

    expect(page.locator(".entry")).to_have_count(2)
    assert page.locator(".entry__note").locator("visible=true").all_inner_texts() in (
        [],
        ["Notitie: __proto__"],
    )
    page.get_by_role("button", name="Bewaar in mijn lijst").click()
    expect(page).to_have_url(site.url("/mijn-lijst/"))
    expect(page.locator(".entry")).to_have_count(2)


def test_markup_in_a_note_is_text(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    uids = fill(page, site, 1)
    page.goto("about:blank")
    page.goto(site.url(f"/mijn-lijst/?h={uids[0]}{_fragment([NOTE])}"))

    assert page.locator(".entry__note span").text_content() == NOTE
    assert page.evaluate("document.body.dataset.hacked") is None
    page.get_by_role("button", name="Bewaar in mijn lijst").click()
    expect(page.locator(".entry textarea")).to_have_value(NOTE)
    assert page.evaluate("document.body.dataset.hacked") is None


def test_without_text_alone_that_markup_would_be_there(open_window: OpenWindow, site: Site) -> None:
    """Sabotage: the same script, with markup where it writes text. The content policy still stops what it would do."""
    window = open_window(DESKTOP)
    page = window.page
    uids = fill(page, site, 1)

    spoilt = (BUILT / "portal.js").read_text(encoding="utf-8").replace(".textContent=", ".innerHTML=")
    page.route(
        re.compile(r"/static/portal[^/]*\.js"), lambda route: route.fulfill(body=spoilt, content_type="text/javascript")
    )
    page.goto("about:blank")
    page.goto(site.url(f"/mijn-lijst/?h={uids[0]}{_fragment([NOTE])}"))

    expect(page.locator(".entry__note img")).to_have_count(1)
    assert page.evaluate("document.body.dataset.hacked") is None
    window.errors.clear()  # what the policy refused


def test_a_long_note_of_a_stranger_is_cut(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    uids = fill(page, site, 1)
    page.goto("about:blank")
    page.goto(site.url(f"/mijn-lijst/?h={uids[0]}{_fragment(['x' * 9_000])}"))

    assert len(page.locator(".entry__note span").text_content() or "") == 500


def test_a_shared_list_is_read_without_script(open_window: OpenWindow, site: Site) -> None:
    uids = fill(open_window(DESKTOP).page, site, 2)
    page = open_window(PHONE, script=False).page
    page.goto(site.url(f"/mijn-lijst/?h={','.join(uids)}{_fragment(['x', 'y'])}"))

    expect(page.locator(".entry")).to_have_count(2)
    expect(page.get_by_text("Deze lijst is met u gedeeld.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Bewaar|Print|Omhoog"))).to_have_count(0)


def test_the_mail_says_the_link(open_window: OpenWindow, site: Site) -> None:
    page = open_window(DESKTOP).page
    fill(page, site, 1)
    link = _link(page, with_notes=False)
    mail = page.get_by_role("link", name="Mail")
    page.evaluate("document.addEventListener('click', e => e.target.closest('[href^=mailto]') && e.preventDefault())")
    mail.click()

    assert (
        page.evaluate("decodeURIComponent(document.querySelector('[data-link-mail]').href)")
        == f"mailto:?subject=Een lijst met hulp&body={link}"
    )
