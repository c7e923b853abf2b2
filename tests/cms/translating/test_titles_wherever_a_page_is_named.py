"""A page is called what its reader calls it: in menus, lists, results and roads."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.pages import models
from cms.pages.models import HomePage
from cms.translating.reading import names_of
from portal.socialmap.selectors.translating import StillDutch, Translated
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.cms.translating.saying import in_arabic, languages_of, read
from tests.factories.pages import make_front, make_page, publish, stream

pytestmark = pytest.mark.django_db

NUMBERS = (1, 10, 100)


def test_the_news_on_the_front_page_and_in_its_list(front: HomePage, visitor: Client) -> None:
    index = make_page(front, models.NewsIndexPage, "Nieuws van ons")
    known = make_page(index, models.NewsPage, "Open dag", search_description="Kom langs")
    in_arabic(known, title="يوم مفتوح", search_description="تفضلوا")
    make_page(index, models.NewsPage, "Nieuwe brug")

    for path in ("/ar/", f"/ar{index.get_url()}"):
        html = read(visitor, path)
        assert languages_of(html, "يوم مفتوح") == languages_of(html, "تفضلوا") == {"ar"}
        assert "Open dag" not in html
        assert languages_of(html, "Nieuwe brug") == {"nl"}


def test_the_menu_and_the_foot_of_every_page(front: HomePage, visitor: Client) -> None:
    in_arabic(make_page(front, models.InformationPage, "Over ons", show_in_menus=True), title="من نحن")
    make_page(front, models.InformationPage, "Onze buurt", show_in_menus=True)
    html = read(visitor, "/ar/onderwerpen/")

    assert html.count("من نحن") == 2
    assert "Over ons" not in html
    assert languages_of(html, "Onze buurt") == {"nl"}


def test_the_road_to_a_page(front: HomePage, visitor: Client) -> None:
    above = in_arabic(make_page(front, models.InformationPage, "Geld"), title="المال")
    between = make_page(above, models.InformationPage, "Brieven")
    page = in_arabic(make_page(between, models.InformationPage, "Bezwaar"), title="اعتراض")
    html = read(visitor, f"/ar{page.get_url()}")
    road = html.split('<nav class="breadcrumb"')[1].split("</nav>")[0]

    assert ">المال</a>" in road
    assert '<a href="/ar/geld/brieven/" lang="nl" dir="ltr">Brieven</a>' in road
    assert "اعتراض" in road
    assert '"name":"المال"' in html  # what search engines read of the same road


def test_pages_under_a_page_and_projects_with_their_state(front: HomePage, visitor: Client) -> None:
    above = make_page(front, models.InformationPage, "Geld")
    in_arabic(make_page(above, models.InformationPage, "Brieven", search_description="Kort"), title="رسائل")
    index = make_page(front, models.ProjectIndexPage, "Projecten van ons")
    in_arabic(make_page(index, models.ProjectPage, "Proef met maatjes", state="running"), title="مشروع")

    html = read(visitor, f"/ar{above.get_url()}")
    assert languages_of(html, "رسائل") == {"ar"}
    assert languages_of(html, "Kort") == {"nl"}
    html = read(visitor, f"/ar{index.get_url()}")
    assert languages_of(html, "مشروع") == {"ar"}
    assert "Proef met maatjes" not in html
    assert "Loopt nu" not in html


def test_what_the_front_page_points_out_and_campaigns(front: HomePage, visitor: Client) -> None:
    page = in_arabic(make_page(front, models.InformationPage, "Energie"), title="طاقة")
    campaign = make_page(front, models.CampaignPage, "Week van geld", ends_on=timezone.localdate() + timedelta(days=3))
    in_arabic(campaign, title="أسبوع المال")
    with activate(front.tenant):
        front.highlights = stream(("highlight", {"page": page.pk, "text": "Lees dit"}))
        front.welcome, front.notice_title, front.notice = "Dag allemaal", "Let op", "<p>Wij zijn dicht.</p>"
        front.save()
    in_arabic(front, welcome="مرحبا")
    html = read(visitor, "/ar/")

    assert languages_of(html, "طاقة") == languages_of(html, "أسبوع المال") == languages_of(html, "مرحبا") == {"ar"}
    assert languages_of(html, "Lees dit") == languages_of(html, "Let op") == {"nl"}
    assert languages_of(html, "Wij zijn dicht.") == {"nl"}
    for word in ("Energie", "Week van geld", "Dag allemaal"):
        assert word not in html


def test_a_welcome_that_nobody_translated_is_said_to_be_dutch(front: HomePage, visitor: Client) -> None:
    with activate(front.tenant):
        front.welcome = "Dag allemaal"
        front.save()

    assert '<p class="lead" lang="nl" dir="ltr">Dag allemaal</p>' in read(visitor, "/ar/")


def test_a_campaign_that_is_over(front: HomePage, visitor: Client) -> None:
    today = timezone.localdate()
    page = make_page(
        front, models.CampaignPage, "Week", starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1)
    )
    in_arabic(page, title="أسبوع")
    answer = visitor.get(f"/ar{page.get_url()}")

    assert answer.status_code == 410
    assert languages_of(answer.content.decode(), "أسبوع") == {"ar"}


def test_results_of_the_search_and_what_is_suggested(front: HomePage, visitor: Client) -> None:
    known = publish(make_page(front, models.InformationPage, "Energietoeslag", search_description="Voor u"))
    in_arabic(known, title="إعانة الطاقة", search_description="لكم")
    publish(make_page(front, models.InformationPage, "Energiecoach", search_description="Ook voor u"))
    html = read(visitor, "/ar/zoeken/?q=energietoeslag+energiecoach")

    assert languages_of(html, "إعانة الطاقة") == languages_of(html, "لكم") == {"ar"}
    assert languages_of(html, "Energiecoach") == languages_of(html, "Ook") == {"nl"}
    asked = visitor.get("/ar/zoeken/suggesties/?q=energiet").json()
    (option,) = asked["groups"][0]["options"]
    assert (option["title"], option["lang"]) == ("إعانة الطاقة", "")


def test_the_preview_of_the_front_page_and_of_a_page(front: HomePage, eva: Actor) -> None:
    page = in_arabic(make_page(front, models.InformationPage, "Energie", live=False), title="طاقة")
    with activate(front.tenant):
        front.highlights = stream(("highlight", {"page": page.pk, "text": ""}))
        front.save()
        for draft in (HomePage.objects.get(pk=front.pk), models.InformationPage.objects.get(pk=page.pk)):
            request = RequestFactory().get("/", SERVER_NAME="waterkant.localhost")
            html = draft.make_preview_request(request, "ar").content.decode()
            assert languages_of(html, "طاقة") == {"ar"}
            assert "Energie" not in html


def test_a_changed_title_is_dutch_again_in_lists(front: HomePage, visitor: Client) -> None:
    above = make_page(front, models.InformationPage, "Geld")
    page = in_arabic(make_page(above, models.InformationPage, "Brieven"), title="رسائل")
    with activate(front.tenant):
        page.title = "Post"
        page.save()
    html = read(visitor, f"/ar{above.get_url()}")

    assert languages_of(html, "Post") == {"nl"}
    assert "رسائل" not in html


def test_titles_of_another_portal_never_come_along(front: HomePage, heidedorp: Tenant, waterkant: Tenant) -> None:
    there = in_arabic(make_page(make_front(heidedorp), models.InformationPage, "Elders"), title="هناك")
    with activate(waterkant):
        assert names_of([there.translation_key], "ar").of(there.translation_key, "Elders") == "Elders"
    with activate(heidedorp):
        assert names_of([there.translation_key], "ar").of(there.translation_key, "Elders") == "هناك"


def test_names_know_what_is_translated_and_cost_one_query_or_none(front: HomePage, waterkant: Tenant) -> None:
    page = in_arabic(make_page(front, models.InformationPage, "Geld"), title="المال")
    uid = page.translation_key
    with activate(waterkant):
        with CaptureQueriesContext(connection) as asked:
            dutch, nothing = names_of([uid], "nl"), names_of([], "ar")
        assert len(asked) == 0
        with CaptureQueriesContext(connection) as asked:
            arabic = names_of([uid], "ar")
        assert len(asked) == 1
    assert isinstance(arabic.of(uid, "Geld"), Translated)
    assert isinstance(arabic.of(uid, "Anders"), StillDutch)
    assert isinstance(nothing.of(uid, "Geld"), StillDutch)
    assert type(dutch.of(uid, "Geld")) is str
    assert arabic.of(uid, "") == ""
