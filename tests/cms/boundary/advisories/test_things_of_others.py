"""Screens that once asked too little: of what is somebody else's they answer as if it were not there."""

from itertools import product

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from cms.pages.models import BasePage
from tenants.context import activate, platform
from tests.cms.boundary.advisories.table import against
from tests.cms.boundary.world import CANARY, Things, rows_of

pytestmark = pytest.mark.django_db


def told(browser: Client, address: str) -> int:
    """The status, after a look whether the other portal shows."""
    answer = browser.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    assert CANARY.encode() not in body.lower()
    return answer.status_code


@against("CVE-2026-25517")
def test_a_preview_is_made_of_what_one_may_edit(browser: Client, partner: Client, here: Things, there: Things) -> None:
    add = ("cms_pages", "informationpage")
    form = {"title": "Bedacht", "slug": "bedacht", "body-count": "0"}

    for things, who, expected in ((here, browser, 200), (there, browser, 404), (here, partner, 404)):
        for address in (
            reverse("wagtailadmin_pages:preview_on_edit", args=[things.page.pk]),
            reverse("wagtailadmin_pages:preview_on_add", args=[*add, things.home.pk]),
        ):
            assert who.post(address, form).status_code == expected
            assert expected == 200 or who.get(address).status_code == 404


@against("CVE-2026-44197")
def test_revisions_are_compared_of_ones_own_page(browser: Client, partner: Client, here: Things, there: Things) -> None:
    name, own, foreign = "wagtailadmin_pages:revisions_compare", here.revision.pk, there.revision.pk

    assert told(browser, reverse(name, args=[here.page.pk, "live", own])) == 200
    assert told(partner, reverse(name, args=[here.page.pk, "live", own])) == 404
    for page, first, second in (
        (there.page.pk, foreign, foreign),
        (there.page.pk, "live", "latest"),
        (here.page.pk, foreign, own),
        (here.page.pk, "earliest", foreign),
        (here.home.pk, own, own),
    ):
        assert told(browser, reverse(name, args=[page, first, second])) == 404


@against("CVE-2026-44198")
def test_the_history_is_read_of_ones_own_page(browser: Client, partner: Client, here: Things, there: Things) -> None:
    for name in ("history", "history_results", "workflow_history"):
        address = f"wagtailadmin_pages:{name}"
        assert told(browser, reverse(address, args=[here.page.pk])) == 200
        assert told(partner, reverse(address, args=[here.page.pk])) == 404
        assert told(browser, reverse(address, args=[there.page.pk])) == 404


@against("CVE-2026-44200")
def test_a_page_is_copied_from_and_to_ones_own_portal(
    browser: Client, partner: Client, here: Things, there: Things
) -> None:
    def copy(who: Client, source: Things, target: Things, slug: str) -> int:
        form = {"new_title": "Kopie", "new_slug": slug, "new_parent_page": target.home.pk}
        return who.post(reverse("wagtailadmin_pages:copy", args=[source.page.pk]), form).status_code

    before = rows_of(there)
    assert copy(browser, there, here, "gestolen") == 404
    assert copy(partner, here, here, "van-een-partner") == 404
    copy(browser, here, there, "gebracht")
    assert copy(browser, here, here, "eigen-kopie") == 302

    assert rows_of(there) == before
    with platform("test"):
        copies = BasePage.objects.filter(slug__in=["gestolen", "van-een-partner", "gebracht", "eigen-kopie"])
        assert [(page.slug, page.tenant_id) for page in copies] == [("eigen-kopie", here.tenant.pk)]


@against("CVE-2026-54259")
@pytest.mark.parametrize("kind", ["image", "document"])
def test_a_chooser_tells_about_ones_own_media(
    kind: str, browser: Client, partner: Client, here: Things, there: Things
) -> None:
    chooser = {"image": "wagtailimages_chooser", "document": "wagtaildocs_chooser"}[kind]
    own, foreign = getattr(here, kind).pk, getattr(there, kind).pk
    one, several = f"{chooser}:chosen", reverse(f"{chooser}:chosen_multiple")

    assert told(browser, reverse(one, args=[own])) == told(browser, f"{several}?id={own}") == 200
    assert told(partner, reverse(one, args=[own])) == told(partner, f"{several}?id={own}") == 404
    assert told(browser, reverse(one, args=[foreign])) == told(browser, f"{several}?id={foreign}") == 404
    assert told(browser, f"{several}?id={own}&id={foreign}") == 404


@against("CVE-2026-54261")
def test_a_preview_is_given_of_ones_own_image(browser: Client, partner: Client, here: Things, there: Things) -> None:
    name = "wagtailimages:preview"

    assert told(browser, reverse(name, args=[here.image.pk, "max-165x165"])) == 200
    assert told(partner, reverse(name, args=[here.image.pk, "max-165x165"])) == 404
    assert told(browser, reverse(name, args=[there.image.pk, "max-165x165"])) == 404


@against("CVE-2026-55468")
def test_the_pages_api_of_the_admin_knows_ones_own_pages(
    browser: Client, partner: Client, here: Things, there: Things
) -> None:
    one, many = "wagtailadmin_api:pages:detail", reverse("wagtailadmin_api:pages:listing")

    assert told(browser, reverse(one, args=[here.page.pk])) == told(browser, f"{many}?fields=*") == 200
    assert told(partner, reverse(one, args=[here.page.pk])) == told(partner, many) == 404
    assert told(browser, reverse(one, args=[there.page.pk])) == 404
    assert told(browser, f"{many}?child_of={there.home.pk}&fields=*") == 404
    assert told(browser, f"{many}?search={CANARY}&fields=*") == 200, "An empty list."


@against("CVE-2026-55468")
def test_no_page_gives_fields_of_ours_to_an_api() -> None:
    kinds = [kind for kind in apps.get_models() if issubclass(kind, BasePage)]

    assert [kind.__name__ for kind in kinds if "api_fields" in vars(kind)] == []
    assert len(kinds) > 5


@against("GHSA-jm5p-837g-rv8g")
def test_the_admin_api_does_nothing_with_a_page(browser: Client, here: Things, there: Things) -> None:
    before = rows_of(here), rows_of(there)

    actions = ("copy_for_translation", "copy", "delete", "publish", "create_alias")
    for things, action in product((here, there), actions):
        address = reverse("wagtailadmin_api:pages:action", args=[things.page.pk, action])
        answer = browser.post(address, {"locale": "en", "destination_page_id": here.home.pk})
        assert answer.status_code == 404, action
    assert (rows_of(here), rows_of(there)) == before


@against("CVE-2026-54262")
def test_a_page_is_translated_by_who_edits_it(browser: Client, partner: Client, here: Things, there: Things) -> None:
    own, foreign = f"/cms/vertalen/{here.page.pk}/ar/", f"/cms/vertalen/{there.page.pk}/ar/"
    before = rows_of(there)

    assert told(browser, own) == 200
    assert told(partner, own) == partner.post(own, {"t0": "x"}).status_code == 404
    assert told(browser, foreign) == browser.post(foreign, {"t0": "x"}).status_code == 404
    assert rows_of(there) == before


@against("CVE-2023-45809")
def test_work_on_many_at_once_names_no_people(browser: Client, here: Things, there: Things) -> None:
    for action in ("delete", "assign_role", "set_active_state"):
        address = f"/cms/bulk/accounts/user/{action}/?id={here.colleague.pk}&id={there.editor.pk}"
        for answer in (browser.get(address), browser.post(address, {"next": "/cms/"})):
            assert answer.status_code == 404
            assert b"Collega-eigen" not in answer.content
            assert CANARY.encode() not in answer.content.lower()
    with activate(here.tenant):
        assert browser.get(f"/cms/bulk/cms_pages/basepage/delete/?id={here.page.pk}").status_code == 200
