"""Who gets a page: one answer for a draft, an expired page, one of another portal, one for partners, and no page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.pages.models import BasePage, HomePage, InformationPage, PageAudience, PartnerPage
from tenants.access import Actor
from tenants.context import activate
from tests.factories.pages import make_page, stream


@pytest.fixture
def page(front: HomePage) -> Any:
    return make_page(front, InformationPage, "Schulden", body=stream(("text", "<p>Bel ons.</p>")))


def change(page: Any, **values: Any) -> None:
    with activate(page.tenant):
        BasePage.objects.filter(pk=page.pk).update(**values)


def told(answer: Any) -> tuple[int, bytes]:
    return answer.status_code, answer.content


def test_what_is_not_yours_answers_as_what_is_not_there(
    page: Any, front: HomePage, front_elsewhere: HomePage, visitor: Client
) -> None:
    nothing = told(visitor.get("/schuldem/"))
    draft = make_page(front, InformationPage, "Concept", live=False)
    expired = make_page(front, InformationPage, "Voorbij", expire_at=timezone.now() - timedelta(seconds=1))
    for_partners = make_page(front, PartnerPage, "Afspraken")
    below = make_page(for_partners, PartnerPage, "Protocol")
    below_draft = make_page(draft, InformationPage, "Onder concept")
    foreign = make_page(front_elsewhere, InformationPage, "Elders")

    for each in (draft, expired, for_partners, below, below_draft, foreign):
        status, content = told(visitor.get(each.get_url()))
        assert status == nothing[0] == 404
        assert each.title.encode() not in content
        assert len(content) == len(nothing[1])


def test_unpublishing_counts_at_once_and_so_does_publishing(page: Any, visitor: Client) -> None:
    assert visitor.get(page.get_url()).status_code == 200
    change(page, live=False)
    assert visitor.get(page.get_url()).status_code == 404
    change(page, live=True)
    assert visitor.get(page.get_url()).status_code == 200


def test_a_partner_reads_pages_for_partners_and_no_cache_keeps_them(front: HomePage, partner: Client) -> None:
    page = make_page(front, PartnerPage, "Afspraken")

    answer = partner.get(page.get_url())

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_a_page_for_partners_stays_so_whatever_is_sent(front: HomePage) -> None:
    page = make_page(front, PartnerPage, "Afspraken", audience=PageAudience.PUBLIC)

    assert page.audience == PageAudience.PARTNERS


def test_a_public_page_sets_no_cookie_and_asks_nothing_of_another_site(page: Any, visitor: Client) -> None:
    answer = visitor.get(page.get_url())

    assert not answer.cookies
    assert b"<script>" not in answer.content
    assert b" style=" not in answer.content


def test_an_operator_sees_no_page_for_partners(page: Any, front: HomePage, pim: Actor) -> None:
    make_page(front, PartnerPage, "Afspraken")
    with activate(page.tenant):
        assert {each.title for each in BasePage.objects.visible_to(pim)} == {"Home", "Schulden"}


def test_a_link_to_a_page_for_partners_is_words_for_a_visitor_and_a_link_for_a_partner(
    page: Any, front: HomePage, visitor: Client, partner: Client
) -> None:
    secret = make_page(front, PartnerPage, "Afspraken")
    linking = make_page(
        front,
        InformationPage,
        "Met link",
        body=stream(("text", f'<p><a linktype="page" id="{secret.pk}">daar</a></p>')),
    )
    address = f'href="{secret.get_url()}"'

    assert address not in visitor.get(linking.get_url()).content.decode()
    assert address in partner.get(linking.get_url()).content.decode()


def test_only_looking_is_allowed(page: Any, visitor: Client) -> None:
    assert visitor.post(page.get_url()).status_code in {403, 404}
    assert visitor.head(page.get_url()).status_code == 200


@pytest.mark.parametrize(
    "path", ["/schulden/../", "/schulden/x/y/z/", "/%00/", "/a" * 40 + "/", "/schulden.php", "/٣/"]
)
def test_an_odd_path_is_no_page(path: str, page: Any, visitor: Client) -> None:
    assert visitor.get(path).status_code == 404


def test_the_page_stands_in_each_language_and_says_where(page: Any, visitor: Client) -> None:
    page.tenant.languages = ["nl", "en", "ar"]
    page.tenant.save()

    shown = visitor.get("/ar/schulden/").content.decode()

    assert 'dir="rtl"' in shown
    assert '<span lang="nl" dir="ltr">Schulden</span>' in shown
    assert 'hreflang="en" href="http://waterkant.localhost/en/schulden/"' in shown
    assert '<link rel="canonical" href="http://waterkant.localhost/ar/schulden/">' in shown


def test_one_under_the_other_shows_the_road_to_it(page: Any, visitor: Client) -> None:
    below = make_page(page, InformationPage, "Brieven")

    shown = visitor.get(below.get_url()).content.decode()

    assert below.get_url() == "/schulden/brieven/"
    assert '<a href="/schulden/">Schulden</a>' in shown
    assert '<a href="/schulden/brieven/">Brieven</a>' in visitor.get("/schulden/").content.decode()
